-- Audit events tell what their actor might do at that time and which version was touched, and are
-- sealed: chained by keyed hashes, so that a later change shows (docs/security/audit.md).

alter table audit_event
    add column role text,
    add column object_version bigint;

-- What an actor may do at this moment: a user's rights, or how an account stands to the patient.
create function audit_role(practice uuid, kind text, actor uuid, patient uuid) returns text
language sql stable as $$
    select case kind
        when 'USER' then (select concat_ws(' ',
                case when u.portal_messaging then 'messages' end,
                case when u.administration then 'administration' end,
                case when u.portal_messaging then 'views-' || lower(u.view_others) end)
            from user_account u where u.practice_id = practice and u.id = actor)
        when 'ACCOUNT' then (select lower(l.relationship) from portal_link l
            where l.practice_id = practice and l.account_id = actor and l.patient_id = patient)
    end
$$;

-- Events that no seal covers yet, with the transaction that wrote them: those older than every
-- running transaction are sealed.
create table audit_unsealed (
    practice_id uuid not null references practice,
    event_id uuid not null,
    transaction_id xid8 not null default pg_current_xact_id(),
    primary key (practice_id, event_id)
);

-- Each seal covers the events that it names, in their order. links has 32 bytes for each: the keyed
-- hash of the one before and of the event. hmac covers the seal, and begins the next one.
create table audit_seal (
    practice_id uuid not null references practice,
    seq bigint not null,
    sealed_at timestamptz not null,
    total bigint not null,
    events uuid[] not null,
    links bytea not null,
    previous bytea not null,
    hmac bytea not null,
    primary key (practice_id, seq)
);

-- What came of looking at the whole chain.
create table audit_check (
    practice_id uuid not null references practice,
    id uuid not null,
    at timestamptz not null,
    seals bigint not null,
    events bigint not null,
    waiting bigint not null,
    finding text,
    primary key (practice_id, id)
);

do $$
declare
    name text;
begin
    foreach name in array array['audit_unsealed', 'audit_seal', 'audit_check']
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
revoke update, delete on audit_seal, audit_check from postern_application, postern_maintenance;
revoke update on audit_unsealed from postern_application, postern_maintenance;

-- No role has the right to change an event, and whoever takes it still meets this.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = '42501';
end
$$;
create trigger never_changed before update or delete or truncate on audit_event
    for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();

-- What was recorded before is sealed first. The owner of the tables sees their rows only while the
-- policies are not forced.
alter table audit_event no force row level security;
alter table audit_unsealed no force row level security;
insert into audit_unsealed (practice_id, event_id) select practice_id, id from audit_event;
alter table audit_event force row level security;
alter table audit_unsealed force row level security;
