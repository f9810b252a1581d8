-- Second factors of users, and the links with which they get in again.

-- Whether every user must have a second factor, not only administrators.
alter table practice_settings add column second_factor_for_all boolean not null default false;

-- Whether this user must have one in any case: a lost one was reset, and a new one takes its place.
alter table user_account add column second_factor_due boolean not null default false;

-- A mailed link of a user (to a new password, or to a new second factor after the password), or one
-- that bin/admin printed (to both).
create table user_link (
    practice_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    purpose text not null check (purpose in ('PASSWORD', 'FACTORS', 'RECOVERY')),
    token_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    ended_at timestamptz,
    primary key (practice_id, id),
    unique (practice_id, token_hash),
    foreign key (practice_id, user_id) references user_account
);
create index user_link_user on user_link (practice_id, user_id);

do $$
declare
    name text;
begin
    foreach name in array array['user_link']
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
