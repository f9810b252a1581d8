-- In an emergency a user may read a patient's conversations that are otherwise closed to them: for a
-- written reason, for a time, and seen by every administrator.
create table emergency_access (
    practice_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    patient_id uuid not null,
    reason_ct bytea not null,
    opened_at timestamptz not null,
    ends_at timestamptz not null,
    reviewed_at timestamptz,
    reviewed_by uuid,
    primary key (practice_id, id),
    foreign key (practice_id, user_id) references user_account,
    foreign key (practice_id, patient_id) references patient,
    foreign key (practice_id, reviewed_by) references user_account
);
create index emergency_access_open on emergency_access (practice_id, user_id, patient_id, ends_at);
create index emergency_access_patient on emergency_access (practice_id, patient_id);

create trigger follow_merge before insert on emergency_access
    for each row execute function follow_merge();

alter table emergency_access enable row level security;
alter table emergency_access force row level security;
create policy own_practice on emergency_access to postern_application using
    (practice_id = nullif(current_setting('postern.practice', true), '')::uuid);
create policy maintenance on emergency_access to postern_maintenance using (true);
grant select, insert, update, delete on emergency_access
    to postern_application, postern_maintenance;
revoke delete on emergency_access from postern_application;
