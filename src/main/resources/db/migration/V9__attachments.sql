-- Photos and PDFs. A file belongs first to who writes (thread and message empty, or the thread in
-- which is answered), then to an answer that can still be taken back (message_id), and from sent_at
-- on to the message of that id.
create table attachment (
    practice_id uuid not null,
    id uuid not null,
    patient_id uuid not null,
    owner_id uuid not null,
    thread_id uuid,
    message_id uuid,
    kind text not null check (kind in ('JPEG', 'PNG', 'PDF')),
    state text not null check (state in ('UNSCANNED', 'WAITING', 'CLEAN', 'INFECTED')),
    name_ct bytea not null,
    size int not null,
    uploaded_size int not null,
    width int not null,
    height int not null,
    uploaded_at timestamptz not null,
    sent_at timestamptz,
    primary key (practice_id, id),
    foreign key (practice_id, patient_id) references patient,
    foreign key (practice_id, thread_id) references thread,
    check (sent_at is null or (thread_id is not null and message_id is not null))
);
create index attachment_message on attachment (practice_id, message_id)
    where message_id is not null;
create index attachment_thread on attachment (practice_id, thread_id);
create index attachment_owner on attachment (practice_id, owner_id, uploaded_at);
create index attachment_unsent on attachment (practice_id, uploaded_at) where message_id is null;
create index attachment_waiting on attachment (practice_id, uploaded_at) where state = 'WAITING';

-- What a file holds, one megabyte a row: no page ever has all of it in memory. A photo's small
-- version is what threads show.
create table attachment_part (
    practice_id uuid not null,
    attachment_id uuid not null,
    version text not null check (version in ('WHOLE', 'SMALL')),
    number int not null,
    content_ct bytea not null,
    primary key (practice_id, attachment_id, version, number),
    foreign key (practice_id, attachment_id) references attachment on delete cascade
);
-- It is encrypted: to compress it is lost time.
alter table attachment_part alter column content_ct set storage external;

create trigger follow_merge before insert on attachment
    for each row execute function follow_merge();

-- What was sent stays, as the message does that it belongs to.
create function keep_sent_files() returns trigger language plpgsql as $$
begin
    if old.sent_at is not null then
        raise exception 'a file that was sent is not deleted';
    end if;
    return old;
end
$$;
create trigger keep_sent_files before delete on attachment
    for each row execute function keep_sent_files();

do $$
declare
    name text;
begin
    foreach name in array array['attachment', 'attachment_part']
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
revoke update on attachment_part from postern_application;

-- What each user takes from patients.
alter table message_settings
    add column most_files int not null default 5 check (most_files between 0 and 10),
    add column file_megabytes int not null default 10 check (file_megabytes between 1 and 10);
