-- Parents and caregivers: one account writes for several patients.

-- Who signs in. Null for patients themselves: their name is their record's.
alter table portal_account add column name text;

-- The last day of access that was agreed on; null for none. A parent's ends with the child's
-- birthday, too.
alter table portal_link add column last_day date;
-- When the holder was told that access is about to end.
alter table portal_link add column warned_at timestamptz;

-- The age at which a parent's access ends.
alter table practice_settings add column adult_age smallint not null default 18
    check (adult_age between 12 and 21);

-- How the writer stands to the patient, and the patient's name, frozen as it was sent; null for
-- everybody but parents and caregivers.
alter table message add column author_relation text
    check (author_relation in ('PARENT', 'CAREGIVER'));
alter table message add column written_for text;

-- The birthday itself; 1 March where the year has no 29 February.
create function adult_on(born date, age int) returns date language sql immutable as $$
    select day + case
        when to_char(born, 'MMDD') = '0229' and to_char(day, 'MMDD') = '0228' then 1 else 0 end
    from (select (born + make_interval(years => age))::date as day) as birthday
$$;

-- Links that nobody has ended, with when they end: ends_on is the first day without access, ends_at
-- the moment at which it begins in the practice's time zone. Access is there while ends_at is null
-- or lies ahead.
create view open_link with (security_invoker = true) as
    select l.practice_id, l.account_id, l.patient_id, l.relationship, l.created_at, l.warned_at,
        term.ends_on,
        case when p.deceased_at is not null then timestamptz '-infinity'
            else cast(term.ends_on as timestamp) at time zone o.time_zone end as ends_at,
        a.email,
        case when l.relationship = 'SELF' then p.given_name || ' ' || p.family_name
            else coalesce(a.name, a.email) end as name
    from portal_link l
    join portal_account a on a.practice_id = l.practice_id and a.id = l.account_id
        and a.ended_at is null
    join patient p on p.practice_id = l.practice_id and p.id = l.patient_id
    join practice o on o.id = l.practice_id
    join practice_settings s on s.practice_id = l.practice_id
    cross join lateral (
        select least(l.last_day + 1,
            case when l.relationship = 'PARENT' then adult_on(p.date_of_birth, s.adult_age) end)
            as ends_on) as term
    where l.ended_at is null;
grant select on open_link to postern_application, postern_maintenance;

-- An invitation of somebody who is to write for a patient.
create table proxy_invitation (
    practice_id uuid not null,
    id uuid not null,
    patient_id uuid not null,
    email text not null,
    name text not null,
    relationship text not null check (relationship in ('PARENT', 'CAREGIVER')),
    last_day date,
    patient_agreed boolean not null,
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
create unique index proxy_invitation_open on proxy_invitation (practice_id, patient_id, lower(email))
    where used_at is null and withdrawn_at is null;
create index proxy_invitation_patient on proxy_invitation (practice_id, patient_id);

create trigger follow_merge before insert on proxy_invitation
    for each row execute function follow_merge();

alter table proxy_invitation enable row level security;
alter table proxy_invitation force row level security;
create policy own_practice on proxy_invitation to postern_application using
    (practice_id = nullif(current_setting('postern.practice', true), '')::uuid);
create policy maintenance on proxy_invitation to postern_maintenance using (true);
grant select, insert, update, delete on proxy_invitation
    to postern_application, postern_maintenance;

-- Mail that waits to tell a patient goes to the patient's account from now on. The owner of the
-- tables sees their rows only while the policies are not forced.
alter table notification no force row level security;
alter table mail no force row level security;
alter table portal_link no force row level security;
update notification n set recipient_id = coalesce(
        (select l.account_id from portal_link l
            where l.practice_id = n.practice_id and l.patient_id = n.recipient_id
                and l.ended_at is null
            order by l.created_at limit 1), n.recipient_id)
    where n.kind = 'PATIENT_MESSAGE';
update mail m set recipient_id = coalesce(
        (select l.account_id from portal_link l
            where l.practice_id = m.practice_id and l.patient_id = m.recipient_id
                and l.ended_at is null
            order by l.created_at limit 1), m.recipient_id)
    where m.kind = 'PATIENT_MESSAGE' and m.state = 'WAITING';
alter table notification force row level security;
alter table mail force row level security;
alter table portal_link force row level security;
