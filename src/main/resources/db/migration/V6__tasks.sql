-- Tasks: something to do, by one user, on a day.

create table task (
    practice_id uuid not null references practice,
    id uuid not null,
    patient_id uuid,
    thread_id uuid,
    message_id uuid,
    title_ct bytea not null,
    details_ct bytea,
    assignee_id uuid not null,
    priority text not null check (priority in ('LOW', 'NORMAL', 'HIGH')),
    due_on date,
    created_by uuid not null,
    created_at timestamptz not null,
    done_at timestamptz,
    done_by uuid,
    version bigint not null default 1,
    client_token uuid not null,
    -- The last day whose reminder is behind it, sent or not needed.
    reminded_on date,
    primary key (practice_id, id),
    unique (practice_id, created_by, client_token),
    check ((done_at is null) = (done_by is null)),
    check (message_id is null or thread_id is not null),
    foreign key (practice_id, patient_id) references patient,
    foreign key (practice_id, thread_id) references thread,
    foreign key (practice_id, message_id) references message,
    foreign key (practice_id, assignee_id) references user_account,
    foreign key (practice_id, created_by) references user_account,
    foreign key (practice_id, done_by) references user_account
);
create index task_open on task (practice_id, assignee_id, due_on, id) where done_at is null;
create index task_done on task (practice_id, assignee_id, done_at desc, id desc)
    where done_at is not null;
create index task_newest on task (practice_id, done_at desc, id desc) where done_at is not null;
create index task_due on task (practice_id, due_on) where done_at is null;
create index task_patient on task (practice_id, patient_id) where patient_id is not null;
create index task_thread on task (practice_id, thread_id) where thread_id is not null;

-- Which task a mail tells of.
alter table notification add column task_id uuid;

do $$
declare
    name text;
begin
    foreach name in array array['task']
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
-- A task is done, never deleted.
revoke delete on task from postern_application;

-- What comes in for a record while it is merged goes to the record that stays (V4__patients.sql).
create trigger follow_merge before insert on task
    for each row execute function follow_merge();
