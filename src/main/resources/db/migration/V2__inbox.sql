-- Work in the inbox: who has a thread and since when it waits, notes among staff, answers that can
-- still be taken back.

alter table thread add column waiting_since timestamptz;
create index thread_waiting on thread (practice_id, assignee_id, last_message_at desc, id desc)
    where waiting_since is not null;

-- The days of a date filter are looked up by it.
create index message_received on message (practice_id, sent_at, thread_id)
    where direction = 'INCOMING';

-- A note has a draft of its own beside the reply's.
alter table draft add column kind text not null default 'MESSAGE'
    check (kind in ('MESSAGE', 'NOTE'));
create index draft_thread on draft (practice_id, thread_id, updated_at);

alter table practice_settings add column undo_seconds int not null default 10
    check (undo_seconds between 0 and 60);

-- What happened to a thread beside its messages: staff see it as a line between them.
create table thread_event (
    practice_id uuid not null,
    id uuid not null,
    thread_id uuid not null,
    kind text not null check (kind in ('REASSIGNED', 'NO_ANSWER_NEEDED', 'NEEDS_ANSWER')),
    cause text not null check (cause in ('BY_HAND', 'TAKEN', 'RIGHT_LOST', 'COVER', 'UNREACHABLE')),
    after_seq int not null,
    at timestamptz not null,
    actor_id uuid,
    actor_name text,
    from_id uuid,
    from_name text,
    to_id uuid,
    to_name text,
    reason_ct bytea,
    primary key (practice_id, id),
    foreign key (practice_id, thread_id) references thread
);
create index thread_event_thread on thread_event (practice_id, thread_id, at);

create table internal_note (
    practice_id uuid not null,
    id uuid not null,
    thread_id uuid not null,
    after_seq int not null,
    author_id uuid not null,
    author_name text not null,
    body_ct bytea not null,
    client_token uuid not null,
    written_at timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, author_id, client_token),
    foreign key (practice_id, thread_id) references thread
);
create index internal_note_thread on internal_note (practice_id, thread_id, written_at);

-- A user's message until the time for taking it back is over.
create table outgoing_message (
    practice_id uuid not null,
    id uuid not null,
    thread_id uuid not null,
    patient_id uuid not null,
    author_id uuid not null,
    author_name text not null,
    body_ct bytea not null,
    client_token uuid not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, author_id, client_token),
    foreign key (practice_id, thread_id) references thread,
    foreign key (practice_id, patient_id) references patient
);
create index outgoing_message_due on outgoing_message (practice_id, due_at);
create index outgoing_message_thread on outgoing_message (practice_id, thread_id);

do $$
declare
    name text;
begin
    foreach name in array array['thread_event', 'internal_note', 'outgoing_message']
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
revoke update, delete on thread_event, internal_note from postern_application;
