-- Makes the roles of Postern in its database. Run it in that database as a superuser, or as an
-- administrator with CREATEROLE and CREATEDB who owns the database. It may be run again at any time.
--
-- With psql:
--   create database postern;
--   \c postern
--   set postern.owner_password = '...';
--   set postern.application_password = '...';
--   set postern.maintenance_password = '...';
--   \i bootstrap.sql

do $bootstrap$
declare
    role_name text;
    role_password text;
begin
    -- Several nodes may start at once.
    perform pg_advisory_xact_lock(hashtextextended('postern.bootstrap', 0));

    foreach role_name in array array['postern_owner', 'postern_application', 'postern_maintenance']
    loop
        role_password := nullif(
            current_setting('postern.' || substr(role_name, 9) || '_password', true), '');
        if not exists (select from pg_roles where rolname = role_name) then
            if role_password is null then
                raise exception 'set postern.%_password before running this script', substr(role_name, 9);
            end if;
            execute format('create role %I login', role_name);
        end if;
        if role_password is not null then
            execute format('alter role %I login password %L', role_name, role_password);
        end if;
        -- Either would see every practice's rows, whatever the policies say.
        if exists (select from pg_roles where rolname = role_name and (rolsuper or rolbypassrls)) then
            raise exception 'role % must not be superuser and must not bypass row-level security', role_name;
        end if;
    end loop;

    -- One who is not superuser can give things only to roles he belongs to.
    if not (select rolsuper from pg_roles where rolname = current_user)
        and not pg_has_role(current_user, 'postern_owner', 'usage') then
        execute format('grant postern_owner to %I', current_user);
    end if;

    execute format('alter database %I owner to postern_owner', current_database());
    -- Solid-state disks, and a database that mostly fits into memory: an index costs little more
    -- than a scan there, which PostgreSQL cannot know.
    execute format('alter database %I set random_page_cost = 1.1', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format(
        'grant connect on database %I to postern_owner, postern_application, postern_maintenance',
        current_database());
    alter schema public owner to postern_owner;
    revoke all on schema public from public;
    grant usage on schema public to postern_application, postern_maintenance;
end
$bootstrap$;
