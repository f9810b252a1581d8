-- The language that the holder of an account chose, for pages and mails; null until then.
alter table portal_account add column language text check (language in ('en', 'es'));
