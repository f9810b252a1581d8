-- Every table that holds a practice's data carries practice_id as its first key column and is
-- closed by row-level security at the end of this file.

-- Outside the policies: what is needed before anybody has signed in. No health information.
create table practice (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name text not null,
    time_zone text not null,
    emergency_text text not null,
    created_at timestamptz not null
);

create table practice_settings (
    practice_id uuid primary key references practice,
    reply_to_email text,
    destination_email text
);

create table data_key (
    practice_id uuid not null references practice,
    purpose text not null,
    version smallint not null,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    primary key (practice_id, purpose, version)
);

-- People who work at the practice.
create table user_account (
    practice_id uuid not null references practice,
    id uuid not null,
    email text not null,
    name text not null,
    role text not null,
    password_ct bytea not null,
    portal_messaging boolean not null,
    administration boolean not null,
    view_others text not null default 'NOBODY' check (view_others in ('NOBODY', 'EVERYBODY', 'CHOSEN')),
    active boolean not null default true,
    created_at timestamptz not null,
    primary key (practice_id, id)
);
create unique index user_account_email on user_account (practice_id, lower(email));

create table user_view (
    practice_id uuid not null,
    user_id uuid not null,
    viewed_user_id uuid not null,
    primary key (practice_id, user_id, viewed_user_id),
    foreign key (practice_id, user_id) references user_account,
    foreign key (practice_id, viewed_user_id) references user_account
);

-- People whom the practice treats, and their sign-ins.
create table patient (
    practice_id uuid not null references practice,
    id uuid not null,
    record_number text not null,
    given_name text not null,
    family_name text not null,
    date_of_birth date not null,
    email text,
    deceased_at timestamptz,
    created_at timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, record_number)
);
create index patient_by_name on patient (practice_id, lower(family_name), lower(given_name), id);
create index patient_by_birth on patient (practice_id, date_of_birth);

create table patient_name (
    practice_id uuid not null,
    word text collate "C" not null,
    patient_id uuid not null,
    primary key (practice_id, word, patient_id),
    foreign key (practice_id, patient_id) references patient
);
create index patient_name_patient on patient_name (practice_id, patient_id);

create table portal_account (
    practice_id uuid not null references practice,
    id uuid not null,
    email text not null,
    password_ct bytea not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (practice_id, id)
);
create unique index portal_account_email on portal_account (practice_id, lower(email))
    where ended_at is null;

-- Which patients an account writes for.
create table portal_link (
    practice_id uuid not null,
    account_id uuid not null,
    patient_id uuid not null,
    relationship text not null default 'SELF' check (relationship in ('SELF', 'PARENT', 'CAREGIVER')),
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (practice_id, account_id, patient_id),
    foreign key (practice_id, account_id) references portal_account,
    foreign key (practice_id, patient_id) references patient
);
create index portal_link_patient on portal_link (practice_id, patient_id);

create table invitation (
    practice_id uuid not null,
    id uuid not null,
    patient_id uuid not null,
    email text not null,
    token_hash bytea not null,
    invited_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    failures int not null default 0,
    used_at timestamptz,
    withdrawn_at timestamptz,
    primary key (practice_id, id),
    unique (practice_id, token_hash),
    foreign key (practice_id, patient_id) references patient,
    foreign key (practice_id, invited_by) references user_account
);
create unique index invitation_open on invitation (practice_id, patient_id)
    where used_at is null and withdrawn_at is null;
create index invitation_patient on invitation (practice_id, patient_id, created_at desc);

-- Threads and messages. Texts are encrypted (columns ending in _ct).
create table thread (
    practice_id uuid not null references practice,
    id uuid not null,
    patient_id uuid not null,
    assignee_id uuid,
    subject_ct bytea,
    last_seq int not null,
    incoming_count int not null,
    unread boolean not null,
    patient_unread boolean not null,
    last_message_at timestamptz not null,
    last_incoming_at timestamptz,
    created_at timestamptz not null,
    version bigint not null default 1,
    primary key (practice_id, id),
    foreign key (practice_id, patient_id) references patient,
    foreign key (practice_id, assignee_id) references user_account
);
create index thread_inbox on thread (practice_id, assignee_id, last_message_at desc, id desc);
create index thread_unread on thread (practice_id, assignee_id, last_message_at desc, id desc)
    where unread;
create index thread_newest on thread (practice_id, last_message_at desc, id desc);
create index thread_patient on thread (practice_id, patient_id, last_message_at desc, id desc);

create table message (
    practice_id uuid not null,
    id uuid not null,
    thread_id uuid not null,
    seq int not null,
    direction text not null check (direction in ('INCOMING', 'OUTGOING')),
    author_kind text not null check (author_kind in ('USER', 'ACCOUNT', 'SYSTEM')),
    author_id uuid not null,
    author_name text not null,
    body_ct bytea not null,
    sent_at timestamptz not null,
    client_token uuid not null,
    primary key (practice_id, id),
    unique (practice_id, thread_id, seq),
    unique (practice_id, author_id, client_token),
    foreign key (practice_id, thread_id) references thread
);

-- A person's unsent text: one for each thread, and one for each new conversation with a patient.
-- The id is made of owner, patient and thread, so that there is never a second.
create table draft (
    practice_id uuid not null references practice,
    id uuid not null,
    owner_id uuid not null,
    patient_id uuid not null,
    thread_id uuid,
    recipient_id uuid,
    subject_ct bytea,
    body_ct bytea not null,
    updated_at timestamptz not null,
    primary key (practice_id, id),
    foreign key (practice_id, patient_id) references patient,
    foreign key (practice_id, thread_id) references thread
);

create index draft_owner on draft (practice_id, owner_id);

-- Words somebody searches for, so that they never stand in an address or a log.
create table saved_search (
    practice_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    words_ct bytea not null,
    created_at timestamptz not null,
    primary key (practice_id, id),
    foreign key (practice_id, user_id) references user_account
);
create index saved_search_age on saved_search (practice_id, created_at);

-- Outside the policies (docs/decisions/search-outside-policies.md): keyed tokens and ids only.
create table message_search (
    practice_id uuid not null,
    thread_id uuid not null,
    message_id uuid primary key,
    key_version smallint not null default 1,
    tokens bigint[] not null
);
create index message_search_tokens on message_search using gin (tokens) with (fastupdate = off);
create index message_search_thread on message_search (thread_id);

-- The practice's words, for beginnings of words. None is ever deleted.
create table search_word (
    practice_id uuid not null references practice,
    token bigint not null,
    word_ct bytea not null,
    added_at timestamptz not null,
    primary key (practice_id, token)
);
create index search_word_added on search_word (practice_id, added_at);

-- The outbox: what people are to be told, and the mails that tell them.
create table mail (
    practice_id uuid not null references practice,
    id uuid not null,
    kind text not null,
    recipient_id uuid,
    state text not null check (state in ('WAITING', 'SENT', 'DROPPED', 'FAILED')),
    attempts int not null default 0,
    next_attempt_at timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (practice_id, id)
);
create index mail_due on mail (practice_id, next_attempt_at) where state = 'WAITING';
create index mail_finished on mail (practice_id, finished_at desc);

create table notification (
    practice_id uuid not null references practice,
    id uuid not null,
    kind text not null,
    recipient_id uuid,
    thread_id uuid,
    message_id uuid,
    secret_ct bytea,
    created_at timestamptz not null,
    mail_id uuid,
    primary key (practice_id, id),
    foreign key (practice_id, mail_id) references mail
);
create index notification_waiting on notification (practice_id, created_at) where mail_id is null;
create index notification_mail on notification (practice_id, mail_id);

-- Who did or saw what. Ids only.
create table audit_event (
    practice_id uuid not null references practice,
    id uuid not null,
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('USER', 'ACCOUNT', 'ANONYMOUS', 'SYSTEM')),
    actor_id uuid,
    action text not null,
    outcome text not null check (outcome in ('ALLOWED', 'DENIED')),
    patient_id uuid,
    object_kind text,
    object_id uuid,
    reason text,
    address text,
    session_hash text,
    primary key (practice_id, id)
);
create index audit_event_time on audit_event (practice_id, at desc);
create index audit_event_patient on audit_event (practice_id, patient_id, at desc);

-- Outside the policies: counters of attempts, by a hash of whose they are.
create table throttle (
    key text not null,
    window_start timestamptz not null,
    count int not null,
    primary key (key, window_start)
);

-- Spring Session's and db-scheduler's own tables (outside the policies).
create table spring_session (
    primary_id char(36) not null primary key,
    session_id varchar(64) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);

-- Row-level security: a transaction that does not name its practice sees nothing.
do $$
declare
    name text;
begin
    for name in
        select c.table_name::text
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where table_schema = current_schema() and c.column_name = 'practice_id'
            and t.table_type = 'BASE TABLE' and c.table_name <> 'message_search'
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_practice on %I to postern_application using '
            '(practice_id = nullif(current_setting(''postern.practice'', true), '''')::uuid)', name);
        execute format('create policy maintenance on %I to postern_maintenance using (true)', name);
    end loop;
end
$$;

grant select, insert, update, delete on all tables in schema public
    to postern_application, postern_maintenance;
-- What was said, and who saw it, is never changed by the application.
revoke update, delete on message, audit_event from postern_application;
revoke update, delete on audit_event from postern_maintenance;
-- Without its keys a practice's texts are lost.
revoke update, delete on data_key, practice from postern_application;
revoke insert, update, delete on flyway_schema_history from postern_application;
