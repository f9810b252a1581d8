-- How people keep their way in: links by mail, second factors, devices, and what happened at the
-- door. "owner" is a portal account or a user: both may have a second factor.

-- Whether the password is one that is good only beside a second factor (under 15 characters).
alter table portal_account add column password_short boolean not null default false;

-- A mailed link of a portal account: to a new password, or to confirm a new address.
create table account_link (
    practice_id uuid not null,
    id uuid not null,
    account_id uuid not null,
    purpose text not null check (purpose in ('PASSWORD', 'EMAIL')),
    email text not null,
    token_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    ended_at timestamptz,
    primary key (practice_id, id),
    unique (practice_id, token_hash),
    foreign key (practice_id, account_id) references portal_account
);
create index account_link_account on account_link (practice_id, account_id);

-- What the holder of an account is to be told by mail. The outbox names its row.
create table account_letter (
    practice_id uuid not null references practice,
    id uuid not null,
    owner_kind text not null check (owner_kind in ('USER', 'ACCOUNT')),
    owner_id uuid,
    news text not null,
    email text not null,
    detail text,
    created_at timestamptz not null,
    primary key (practice_id, id)
);
create index account_letter_age on account_letter (practice_id, created_at);

-- An authenticator app. Not confirmed: its first code was not typed yet, and it opens nothing.
create table authenticator (
    practice_id uuid not null references practice,
    owner_id uuid not null,
    owner_kind text not null check (owner_kind in ('USER', 'ACCOUNT')),
    secret_ct bytea not null,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    -- The time step of the last code that was taken: none is taken twice.
    last_step bigint not null default 0,
    primary key (practice_id, owner_id)
);

-- Codes on paper. The mark is the code's first sign, so that one hash alone is compared.
create table recovery_code (
    practice_id uuid not null references practice,
    owner_id uuid not null,
    mark text not null,
    hash_ct bytea not null,
    created_at timestamptz not null,
    used_at timestamptz,
    primary key (practice_id, owner_id, mark)
);

create table passkey (
    practice_id uuid not null references practice,
    id uuid not null,
    owner_id uuid not null,
    owner_kind text not null check (owner_kind in ('USER', 'ACCOUNT')),
    name text not null,
    credential_id bytea not null,
    public_key bytea not null,
    sign_count bigint not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    transports text not null default '',
    created_at timestamptz not null,
    last_used_at timestamptz,
    primary key (practice_id, id),
    unique (practice_id, credential_id)
);
create index passkey_owner on passkey (practice_id, owner_id);

-- What a browser was asked to sign. Whoever deletes the row has used it: once, in its session.
create table passkey_challenge (
    practice_id uuid not null references practice,
    challenge_hash bytea not null,
    session_hash bytea not null,
    purpose text not null check (purpose in ('REGISTER', 'SIGN_IN')),
    created_at timestamptz not null,
    primary key (practice_id, challenge_hash)
);
create index passkey_challenge_age on passkey_challenge (practice_id, created_at);

-- A browser in which somebody has signed in, known by a random cookie.
create table known_device (
    practice_id uuid not null references practice,
    id uuid not null,
    owner_id uuid not null,
    token_hash bytea not null,
    browser text not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    primary key (practice_id, id),
    unique (practice_id, owner_id, token_hash)
);

-- The sign-ins of an account in the last 90 days, for its holder. What was refused is read from the
-- audit trail.
create table sign_in (
    practice_id uuid not null references practice,
    id uuid not null,
    owner_id uuid not null,
    at timestamptz not null,
    way text not null,
    browser text not null,
    primary key (practice_id, id)
);
create index sign_in_owner on sign_in (practice_id, owner_id, at desc, id desc);
create index sign_in_age on sign_in (practice_id, at);
create index audit_event_refused_sign_in on audit_event (practice_id, object_id, at desc)
    where action = 'SIGN_IN' and outcome = 'DENIED';

do $$
declare
    name text;
begin
    foreach name in array array['account_link', 'account_letter', 'authenticator', 'recovery_code',
        'passkey', 'passkey_challenge', 'known_device', 'sign_in']
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
