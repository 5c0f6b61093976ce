-- While two patients are one, files go on naming either. Undoing the merge has to tell whose a result is.

CREATE TABLE merge_claim (
  patient_id UUID NOT NULL,
  merge_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  named_patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  fact_kind TEXT NOT NULL,
  is_first BOOLEAN NOT NULL,
  claimed_at TIMESTAMPTZ NOT NULL,

  CONSTRAINT merge_claim_pkey PRIMARY KEY (patient_id, merge_id, lineage_id, named_patient_id)
);

CREATE INDEX merge_claim_named_patient_id_idx ON merge_claim(named_patient_id);

ALTER TABLE merge_claim
  ADD CONSTRAINT merge_claim_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE merge_claim
  ADD CONSTRAINT merge_claim_patient_id_merge_id_fkey
  FOREIGN KEY (patient_id, merge_id) REFERENCES patient_merge(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE merge_claim
  ADD CONSTRAINT merge_claim_fact_kind_check CHECK (fact_kind ~ '^[a-z-]+$');

CREATE TRIGGER merge_claim_guard BEFORE UPDATE ON merge_claim
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER merge_claim_keep BEFORE DELETE ON merge_claim
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER merge_claim_keep_all BEFORE TRUNCATE ON merge_claim EXECUTE FUNCTION refuse_removal();

ALTER TABLE merge_claim ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY merge_claim_owner ON merge_claim TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY merge_claim_app ON merge_claim TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY merge_claim_worker ON merge_claim TO interstice_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON merge_claim TO interstice_app;
GRANT SELECT ON merge_claim TO interstice_worker;

-- A merge withdraws thousands of versions at once. Compared as rows, not as documents made of rows, the same guard takes a
-- fraction of the time. Only treatments have a generated column, which has no value yet where a row is guarded.
CREATE OR REPLACE FUNCTION guard_fact_version() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  as_it_was record;
BEGIN
  as_it_was := NEW;
  as_it_was.superseded_at := OLD.superseded_at;
  as_it_was.withdrawn_at := OLD.withdrawn_at;
  IF TG_TABLE_NAME = 'treatment' THEN
    as_it_was.starts_on := OLD.starts_on;
  END IF;
  IF as_it_was IS DISTINCT FROM OLD THEN
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
COMMENT ON TABLE "merge_claim" IS 'Whom of two merged patients a file named for a result that stands at the kept one, where undoing the merge asks it.';
COMMENT ON COLUMN "merge_claim"."patient_id" IS 'The patient that was kept.';
COMMENT ON COLUMN "merge_claim"."merge_id" IS 'The merge.';
COMMENT ON COLUMN "merge_claim"."lineage_id" IS 'The fact, at the patient that was kept.';
COMMENT ON COLUMN "merge_claim"."named_patient_id" IS 'Whom the file named: the merged patient, or the kept one.';
COMMENT ON COLUMN "merge_claim"."site_id" IS 'The site of both.';
COMMENT ON COLUMN "merge_claim"."fact_kind" IS 'Kind of the fact.';
COMMENT ON COLUMN "merge_claim"."is_first" IS 'The fact came in under this name; else it was there already and was named again.';
COMMENT ON COLUMN "merge_claim"."claimed_at" IS 'When.';
