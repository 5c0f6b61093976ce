-- Run once for each cluster by a superuser, before the first migration; running it again changes nothing.
-- Passwords are set by whoever runs it (ALTER ROLE … PASSWORD …): none is kept in a file of the project.
--   interstice_owner   owns the database and migrates it; no process that serves people connects as it
--   interstice_app     the API: sees the sites that a request names, and no other
--   interstice_worker  reviews and seals: sees all sites, writes what is derived, never a fact
-- Each database is made with OWNER interstice_owner.

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['interstice_owner', 'interstice_app', 'interstice_worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I', wanted);
    END IF;
    EXECUTE format(
      'ALTER ROLE %I WITH LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION INHERIT',
      wanted
    );
  END LOOP;
END
$$;
