-- Users by invitation, and what a practice sets about itself.

-- A weekday without a row is closed; a practice without any row has not set its hours.
create table opening_hours (
    practice_id uuid not null references practice,
    weekday smallint not null check (weekday between 1 and 7),
    opens time not null,
    closes time not null check (closes > opens or closes = '00:00'),
    primary key (practice_id, weekday)
);

do $$
declare
    name text;
begin
    foreach name in array array['opening_hours']
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
