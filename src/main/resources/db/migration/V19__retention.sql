-- How long conversations are kept, and whose are not deleted whatever the practice has set.

-- In years from the last message; null: for ever.
alter table practice_settings add column retention_years smallint
    check (retention_years between 6 and 100);

-- A reason not to delete anything of a patient, such as a lawsuit.
create table legal_hold (
    practice_id uuid not null,
    id uuid not null,
    patient_id uuid not null,
    reason_ct bytea not null,
    placed_by uuid not null,
    placed_at timestamptz not null,
    lifted_by uuid,
    lifted_at timestamptz,
    primary key (practice_id, id),
    foreign key (practice_id, patient_id) references patient,
    foreign key (practice_id, placed_by) references user_account,
    foreign key (practice_id, lifted_by) references user_account,
    check ((lifted_at is null) = (lifted_by is null))
);
create index legal_hold_patient on legal_hold (practice_id, patient_id);

create trigger follow_merge before insert on legal_hold
    for each row execute function follow_merge();

alter table legal_hold enable row level security;
alter table legal_hold force row level security;
create policy own_practice on legal_hold to postern_application using
    (practice_id = nullif(current_setting('postern.practice', true), '')::uuid);
create policy maintenance on legal_hold to postern_maintenance using (true);
grant select, insert, update on legal_hold to postern_application;
grant select, insert, update, delete on legal_hold to postern_maintenance;

-- Threads with when their time is over, however long it is: from the last message on, of a child
-- from the 18th birthday on.
create view kept_thread with (security_invoker = true) as
    select t.practice_id, t.id, t.patient_id, t.last_message_at,
        greatest(
            t.last_message_at,
            cast(adult_on(p.date_of_birth, 18) as timestamp) at time zone o.time_zone)
            as counted_from,
        exists (
            select from legal_hold h
            where h.practice_id = t.practice_id and h.patient_id = t.patient_id
                and h.lifted_at is null) as held
    from thread t
    join patient p on p.practice_id = t.practice_id and p.id = t.patient_id
    join practice o on o.id = t.practice_id;
grant select on kept_thread to postern_application, postern_maintenance;

-- What was sent stays, until its conversation's time is over.
create or replace function keep_sent_files() returns trigger language plpgsql as $$
begin
    if old.sent_at is not null and current_user <> 'postern_maintenance' then
        raise exception 'a file that was sent is not deleted';
    end if;
    return old;
end
$$;
