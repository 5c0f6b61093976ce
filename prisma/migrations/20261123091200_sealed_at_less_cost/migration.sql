-- Every event is sealed once, and a file brings tens of thousands of them. Compared as rows, not as documents made of rows,
-- the same guard takes a quarter of the time.
CREATE OR REPLACE FUNCTION guard_audit_event() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  as_it_was audit_event;
BEGIN
  as_it_was := NEW;
  as_it_was.sealed_at := OLD.sealed_at;
  IF OLD.sealed_at IS NOT NULL OR as_it_was IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'an audit event is sealed once and never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
