-- The interval that a physician sets for a test of one patient, with an end (B-21, B-25).
CREATE TABLE interval_override (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  test TEXT NOT NULL,
  interval_count SMALLINT NOT NULL,
  interval_unit TEXT NOT NULL,
  until DATE NOT NULL,
  reason TEXT NOT NULL,
  set_at TIMESTAMPTZ NOT NULL,
  set_by UUID,
  lifted_at TIMESTAMPTZ,
  lifted_by UUID,

  CONSTRAINT interval_override_pkey PRIMARY KEY (patient_id,id)
);

-- A test has one interval at a time.
CREATE UNIQUE INDEX interval_override_standing_idx ON interval_override (patient_id, test) WHERE lifted_at IS NULL;

ALTER TABLE interval_override
  ADD CONSTRAINT interval_override_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE interval_override
  ADD CONSTRAINT interval_override_test_check CHECK (test IN ('pft', 'dlco', 'hrct', 'blood')),
  ADD CONSTRAINT interval_override_interval_count_check CHECK (interval_count > 0),
  ADD CONSTRAINT interval_override_interval_unit_check CHECK (interval_unit IN ('months', 'weeks')),
  ADD CONSTRAINT interval_override_reason_check CHECK (reason <> ''),
  ADD CONSTRAINT interval_override_lifted_by_check CHECK (lifted_at IS NOT NULL OR lifted_by IS NULL);

-- Lifted once; what was said before stays as it was written.
CREATE FUNCTION guard_interval_override() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  settable CONSTANT text[] := ARRAY['lifted_at', 'lifted_by'];
BEGIN
  IF OLD.lifted_at IS NOT NULL OR to_jsonb(NEW) - settable IS DISTINCT FROM to_jsonb(OLD) - settable THEN
    RAISE EXCEPTION 'an override is lifted once and never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER interval_override_guard BEFORE UPDATE ON interval_override
  FOR EACH ROW EXECUTE FUNCTION guard_interval_override();
CREATE TRIGGER interval_override_keep BEFORE DELETE ON interval_override
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER interval_override_keep_all BEFORE TRUNCATE ON interval_override EXECUTE FUNCTION refuse_removal();

ALTER TABLE interval_override ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY interval_override_owner ON interval_override TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY interval_override_app ON interval_override TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY interval_override_worker ON interval_override TO interstice_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE (lifted_at, lifted_by) ON interval_override TO interstice_app;
GRANT SELECT ON interval_override TO interstice_worker;

COMMENT ON TABLE "interval_override" IS 'The interval that a physician sets for a test of one patient, with an end (B-21, B-25).';
COMMENT ON COLUMN "interval_override"."id" IS 'UUIDv7.';
COMMENT ON COLUMN "interval_override"."patient_id" IS 'The patient.';
COMMENT ON COLUMN "interval_override"."site_id" IS 'The patient''s site.';
COMMENT ON COLUMN "interval_override"."test" IS 'The test: pft, dlco, hrct or blood.';
COMMENT ON COLUMN "interval_override"."interval_count" IS 'How many units lie between two tests.';
COMMENT ON COLUMN "interval_override"."interval_unit" IS 'The unit: months or weeks.';
COMMENT ON COLUMN "interval_override"."until" IS 'The last day on which it holds.';
COMMENT ON COLUMN "interval_override"."reason" IS 'Why, as the physician wrote it.';
COMMENT ON COLUMN "interval_override"."set_at" IS 'Since when.';
COMMENT ON COLUMN "interval_override"."set_by" IS 'Who set it.';
COMMENT ON COLUMN "interval_override"."lifted_at" IS 'When it was lifted or replaced; null while it stands.';
COMMENT ON COLUMN "interval_override"."lifted_by" IS 'Who lifted or replaced it.';
