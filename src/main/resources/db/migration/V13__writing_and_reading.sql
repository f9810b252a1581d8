-- The patient's side: advice before an urgent message, receipts, mail as each account wants it, and
-- "thanks, no answer needed".

-- Whether advice for emergencies was shown before the message was sent.
alter table message add column urgent_shown boolean not null default false;
create index message_urgent on message (practice_id, thread_id, seq) where urgent_shown;

-- One a line. Null: what is built in. Empty phrases: nobody is asked.
alter table practice_settings
    add column urgent_phrases text,
    add column urgent_numbers text,
    add column receipts boolean not null default true;

-- The newest incoming message that a user has had on the screen, and since when.
alter table thread
    add column opened_seq int not null default 0,
    add column opened_at timestamptz;

alter table thread_event drop constraint thread_event_kind_check;
alter table thread_event add constraint thread_event_kind_check
    check (kind in ('REASSIGNED', 'NO_ANSWER_NEEDED', 'NEEDS_ANSWER', 'THANKS'));

-- How often an account is told of new messages; what came until told_until is told.
alter table portal_account
    add column mail_preference text not null default 'AT_ONCE'
        check (mail_preference in ('AT_ONCE', 'DAILY', 'NONE')),
    add column told_until timestamptz;
