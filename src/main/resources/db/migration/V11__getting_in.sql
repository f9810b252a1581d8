-- How patients get in by themselves: at the portal's address, or at a tablet at the front desk.
alter table practice_settings
    add column registering boolean not null default true,
    add column kiosk boolean not null default false;

-- What somebody typed to register, encrypted, for the seconds until a job looks it up. The row is
-- the same whether or not there is such a patient, and it is deleted with the answer.
create table registration_request (
    practice_id uuid not null references practice,
    id uuid not null,
    typed_ct bytea not null,
    language text not null check (language in ('en', 'es')),
    asked_at timestamptz not null,
    due_at timestamptz not null,
    primary key (practice_id, id)
);
create index registration_request_due on registration_request (practice_id, due_at);

do $$
declare
    name text;
begin
    foreach name in array array['registration_request']
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

-- A link that the patient asked for is no user's invitation.
alter table invitation alter column invited_by drop not null;
alter table invitation add column asked_at timestamptz;
alter table invitation add check (invited_by is not null or asked_at is not null);

-- The language of a mail to somebody who has no account to name one.
alter table notification add column language text check (language in ('en', 'es'));
