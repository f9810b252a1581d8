-- Users by invitation, and what a practice sets about itself.

-- A user who was invited has no password yet.
alter table user_account alter column password_ct drop not null;
-- Single keys as shortcuts in the inbox, for whom they do not disturb.
alter table user_account add column shortcuts boolean not null default true;

create table user_invitation (
    practice_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    token_hash bytea not null,
    invited_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    withdrawn_at timestamptz,
    primary key (practice_id, id),
    unique (practice_id, token_hash),
    foreign key (practice_id, user_id) references user_account,
    foreign key (practice_id, invited_by) references user_account
);
create unique index user_invitation_open on user_invitation (practice_id, user_id)
    where used_at is null and withdrawn_at is null;

-- A weekday without a row is closed; a practice without any row has not set its hours.
create table opening_hours (
    practice_id uuid not null references practice,
    weekday smallint not null check (weekday between 1 and 7),
    opens time not null,
    closes time not null check (closes > opens or closes = '00:00'),
    primary key (practice_id, weekday)
);

-- The practice's colour, and the version of its logo's picture: null for none.
alter table practice add column accent text check (accent ~ '^#[0-9a-f]{6}$');
alter table practice add column logo_version text;

create table practice_logo (
    practice_id uuid primary key references practice,
    image bytea not null
);

-- Names that a practice had in addresses: they go on leading to it.
create table former_slug (
    slug text primary key,
    leads_to uuid not null references practice,
    since timestamptz not null
);

do $$
declare
    name text;
begin
    foreach name in array array['user_invitation', 'opening_hours', 'practice_logo']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_practice on %I to postern_application using '
            '(practice_id = nullif(current_setting(''postern.practice'', true), '''')::uuid)', name);
        execute format('create policy maintenance on %I to postern_maintenance using (true)', name);
        execute format(
            'grant select, insert, update, delete on %I to postern_application, postern_maintenance',
            name);
    end loop;
end
$$;

-- Who comes to a door looks the practice up by its address, so both tables can be read without a
-- practice; but each practice changes its own row alone, and never its id.
alter table practice enable row level security;
create policy known on practice for select to postern_application using (true);
create policy added on practice for insert to postern_application
    with check (id = nullif(current_setting('postern.practice', true), '')::uuid);
create policy own_practice on practice for update to postern_application
    using (id = nullif(current_setting('postern.practice', true), '')::uuid);
create policy maintenance on practice to postern_maintenance using (true);
grant update (name, slug, time_zone, emergency_text, accent, logo_version)
    on practice to postern_application;

alter table former_slug enable row level security;
create policy known on former_slug for select to postern_application using (true);
create policy added on former_slug for insert to postern_application
    with check (leads_to = nullif(current_setting('postern.practice', true), '')::uuid);
create policy taken_back on former_slug for delete to postern_application
    using (leads_to = nullif(current_setting('postern.practice', true), '')::uuid);
create policy maintenance on former_slug to postern_maintenance using (true);
grant select, insert, delete on former_slug to postern_application;
grant select, insert, update, delete on former_slug to postern_maintenance;
