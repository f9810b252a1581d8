-- Up to which message the patient has had a conversation on the screen: what comes after it is new.
-- The owner of the tables sees their rows only while the policies are not forced.
alter table thread add column patient_seen_seq int not null default 0;
alter table thread no force row level security;
alter table message no force row level security;
update thread t set patient_seen_seq = case when patient_unread
    then coalesce((select max(m.seq) from message m where m.practice_id = t.practice_id
        and m.thread_id = t.id and m.direction = 'INCOMING'), 0)
    else last_seq end;
alter table thread force row level security;
alter table message force row level security;

-- Where patients call, and the text for emergencies in Spanish. Null: none, or the built-in one.
alter table practice
    add column telephone text,
    add column emergency_text_es text;
grant update (telephone, emergency_text_es) on practice to postern_application;
