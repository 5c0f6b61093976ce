-- A generated column has no value yet where a row is guarded, so that a treatment could be neither superseded nor withdrawn.
-- It follows from columns that are compared, and is left out.
CREATE OR REPLACE FUNCTION guard_fact_version() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  settable CONSTANT text[] := ARRAY['superseded_at', 'withdrawn_at'];
  generated CONSTANT text[] := ARRAY['starts_on'];
BEGIN
  IF to_jsonb(NEW) - settable - generated IS DISTINCT FROM to_jsonb(OLD) - settable - generated THEN
    RAISE EXCEPTION 'a recorded % cannot be edited: supersede or withdraw it', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at THEN
    RAISE EXCEPTION 'this version of % is superseded already', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
    RAISE EXCEPTION 'this version of % is withdrawn already', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
