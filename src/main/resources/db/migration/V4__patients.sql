-- A record that was merged points to the one that survives, and is never listed or found.
-- The keys are columns: under row-level security an index on an expression is no help to a cursor.
alter table patient
    add column merged_into uuid,
    add column merged_at timestamptz,
    add column date_of_death date,
    add column family_key text generated always as (lower(family_name)) stored,
    add column given_key text generated always as (lower(given_name)) stored,
    add foreign key (practice_id, merged_into) references patient;

drop index patient_by_name;
create index patient_by_name on patient (practice_id, family_key, given_key, id)
    where merged_into is null;
create index patient_merged on patient (practice_id, merged_into) where merged_into is not null;

-- What is added for a record that is being merged at that moment waits for the merge, and then
-- belongs to the survivor. Without it a conversation begun in that moment would be seen by nobody.
create function follow_merge() returns trigger language plpgsql as $$
declare
    survivor uuid;
begin
    select merged_into into survivor from patient
        where practice_id = new.practice_id and id = new.patient_id
        for key share;
    if survivor is not null then
        new.patient_id := survivor;
    end if;
    return new;
end
$$;

-- All tables with a patient except: names, which go with their record, and events, which tell what
-- was done to which record then.
do $$
declare
    name text;
begin
    for name in
        select c.table_name::text
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where table_schema = current_schema() and c.column_name = 'patient_id'
            and t.table_type = 'BASE TABLE'
            and c.table_name not in ('patient_name', 'audit_event')
    loop
        execute format(
            'create trigger follow_merge before insert on %I '
            'for each row execute function follow_merge()', name);
    end loop;
end
$$;

-- A roster between its upload and a day later. What it holds is encrypted.
create table roster_import (
    practice_id uuid not null references practice,
    id uuid not null,
    user_id uuid,
    state text not null check (state in ('WAITING', 'RUNNING', 'STOPPED', 'DONE', 'WITHDRAWN')),
    preview_ct bytea not null,
    row_count int not null,
    added int not null default 0,
    changed int not null default 0,
    unchanged int not null default 0,
    refused int not null default 0,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (practice_id, id),
    foreign key (practice_id, user_id) references user_account
);
create index roster_import_age on roster_import (practice_id, created_at);

-- Its rows, and what is wrong in it, two hundred lines a part: each is worked off in one
-- transaction that ends with its deletion.
create table roster_part (
    practice_id uuid not null,
    id uuid not null,
    import_id uuid not null,
    kind text not null check (kind in ('ROWS', 'PROBLEMS')),
    number int not null,
    lines_ct bytea not null,
    primary key (practice_id, id),
    unique (practice_id, import_id, kind, number),
    foreign key (practice_id, import_id) references roster_import on delete cascade
);

do $$
declare
    name text;
begin
    foreach name in array array['roster_import', 'roster_part']
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
