-- What users set about messages: note, banner, limits, out of office, quick replies.

-- Whom an incoming message reached, frozen as it was sent: limits count by it. Null: the practice
-- queue, and whatever was sent before.
alter table message add column recipient_id uuid;
-- In characters (code points), so that a limit can be tried on past messages without reading them.
alter table message add column length int;
create index message_recipient on message (practice_id, recipient_id, sent_at)
    where direction = 'INCOMING';

-- The practice's default banner.
alter table practice_settings add column banner_ct bytea;

create table message_settings (
    practice_id uuid not null,
    user_id uuid not null,
    note_ct bytea,
    banner_ct bytea,
    most int check (most between 1 and 1000),
    most_days int not null default 7 check (most_days in (1, 7, 30)),
    longest int not null default 5000 check (longest between 100 and 20000),
    primary key (practice_id, user_id),
    foreign key (practice_id, user_id) references user_account
);

-- Days and times are the practice's own; without a time the whole day counts.
create table absence (
    practice_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    from_day date not null,
    from_time time,
    until_day date not null,
    until_time time,
    text_ct bytea not null,
    meanwhile text not null check (meanwhile in ('KEEP', 'COVER', 'REFUSE')),
    cover_id uuid,
    ended_at timestamptz,
    primary key (practice_id, id),
    foreign key (practice_id, user_id) references user_account,
    foreign key (practice_id, cover_id) references user_account,
    check ((meanwhile = 'COVER') = (cover_id is not null))
);
create index absence_user on absence (practice_id, user_id, until_day);
create index absence_running on absence (practice_id, until_day) where ended_at is null;

-- One automatic answer a thread for one absence.
create table automatic_answer (
    practice_id uuid not null,
    thread_id uuid not null,
    absence_id uuid not null,
    answered_at timestamptz not null,
    primary key (practice_id, thread_id, absence_id),
    foreign key (practice_id, thread_id) references thread,
    foreign key (practice_id, absence_id) references absence
);

-- A user's own, or without an owner the practice's.
create table quick_reply (
    practice_id uuid not null references practice,
    id uuid not null,
    owner_id uuid,
    title_ct bytea not null,
    text_ct bytea not null,
    created_at timestamptz not null,
    primary key (practice_id, id),
    foreign key (practice_id, owner_id) references user_account
);
create index quick_reply_owner on quick_reply (practice_id, owner_id);

do $$
declare
    name text;
begin
    foreach name in array
        array['message_settings', 'absence', 'automatic_answer', 'quick_reply']
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
