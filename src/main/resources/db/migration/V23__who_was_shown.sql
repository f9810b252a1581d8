-- A list shows the first words of messages: of whose, is part of who has read what. Null where an
-- event is no list's.
alter table audit_event add column shown uuid[];
create index audit_event_shown on audit_event using gin (shown) where shown is not null;
