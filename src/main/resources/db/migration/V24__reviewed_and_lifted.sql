-- Why a legal hold was lifted, and what came of looking into an emergency.
alter table legal_hold add column lifted_reason_ct bytea;

alter table emergency_access add column justified boolean,
    add column review_note_ct bytea;
