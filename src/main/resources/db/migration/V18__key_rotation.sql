-- Keys with several versions: how far a change of a practice's keys has come.

-- From when on a version is written with: by then every node reads it. Null: from the beginning.
alter table data_key add column active_from timestamptz;

-- Words are listed once for each version of the search key that tokens are still made with.
alter table search_word add column key_version smallint not null default 1;

-- A new version of a key, and the work of writing everything anew with it.
create table key_rotation (
    practice_id uuid not null references practice,
    purpose text not null check (purpose in ('TEXT', 'SEARCH')),
    version smallint not null,
    started_at timestamptz not null,
    active_from timestamptz not null,
    -- How many rows there were to write anew, counted when the work began.
    total bigint,
    done bigint not null default 0,
    -- Rows of this pass that do not decrypt; they stay as they are.
    damaged bigint not null default 0,
    -- Where the pass stands: the table, and its last row's key.
    at_table text,
    at_key text[],
    -- When no row was left that needs an older version, and when that was destroyed.
    rewritten_at timestamptz,
    finished_at timestamptz,
    primary key (practice_id, purpose, version)
);
create unique index key_rotation_running on key_rotation (practice_id, purpose)
    where finished_at is null;

alter table key_rotation enable row level security;
alter table key_rotation force row level security;
create policy own_practice on key_rotation to postern_application using
    (practice_id = nullif(current_setting('postern.practice', true), '')::uuid);
create policy maintenance on key_rotation to postern_maintenance using (true);
grant select on key_rotation to postern_application;
grant select, insert, update, delete on key_rotation to postern_maintenance;
