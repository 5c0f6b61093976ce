-- What people do to facts and patients beside recording them: withdraw, reassign, exclude, merge.

CREATE TABLE fact_action (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  fact_kind TEXT NOT NULL,
  lineage_id UUID NOT NULL,
  version_id UUID NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  other_patient_id UUID,
  other_lineage_id UUID,
  merge_id UUID,
  by_user UUID,
  at TIMESTAMPTZ NOT NULL,

  CONSTRAINT fact_action_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX fact_action_patient_id_lineage_id_idx ON fact_action(patient_id, lineage_id);
CREATE INDEX fact_action_merge_id_idx ON fact_action (merge_id) WHERE merge_id IS NOT NULL;

ALTER TABLE fact_action
  ADD CONSTRAINT fact_action_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE fact_action
  ADD CONSTRAINT fact_action_fact_kind_check CHECK (fact_kind ~ '^[a-z-]+$'),
  ADD CONSTRAINT fact_action_kind_check CHECK (kind IN ('withdrawn', 'moved-away', 'moved-here')),
  ADD CONSTRAINT fact_action_reason_check CHECK (reason <> ''),
  ADD CONSTRAINT fact_action_other_patient_id_check CHECK ((kind = 'withdrawn') = (other_patient_id IS NULL)),
  ADD CONSTRAINT fact_action_other_lineage_id_check CHECK ((other_patient_id IS NULL) = (other_lineage_id IS NULL));

CREATE TABLE exclusion (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  pft_lineage_id UUID NOT NULL,
  reason TEXT NOT NULL,
  excluded_at TIMESTAMPTZ NOT NULL,
  excluded_by UUID,
  lifted_at TIMESTAMPTZ,
  lifted_by UUID,

  CONSTRAINT exclusion_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX exclusion_patient_id_pft_lineage_id_idx ON exclusion(patient_id, pft_lineage_id);
-- A test is excluded once at a time.
CREATE UNIQUE INDEX exclusion_standing_idx ON exclusion (patient_id, pft_lineage_id) WHERE lifted_at IS NULL;

ALTER TABLE exclusion
  ADD CONSTRAINT exclusion_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE exclusion
  ADD CONSTRAINT exclusion_patient_id_pft_lineage_id_fkey
  FOREIGN KEY (patient_id, pft_lineage_id) REFERENCES pft(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE exclusion
  ADD CONSTRAINT exclusion_reason_check CHECK (reason <> ''),
  ADD CONSTRAINT exclusion_lifted_by_check CHECK (lifted_at IS NOT NULL OR lifted_by IS NULL);

CREATE TABLE patient_merge (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  merged_patient_id UUID NOT NULL,
  reason TEXT NOT NULL,
  merged_at TIMESTAMPTZ NOT NULL,
  merged_by UUID,
  undone_at TIMESTAMPTZ,
  undone_by UUID,
  undone_reason TEXT,

  CONSTRAINT patient_merge_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX patient_merge_merged_patient_id_idx ON patient_merge(merged_patient_id);
-- A patient stands merged into one other at a time.
CREATE UNIQUE INDEX patient_merge_standing_idx ON patient_merge (merged_patient_id) WHERE undone_at IS NULL;

ALTER TABLE patient_merge
  ADD CONSTRAINT patient_merge_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
-- Both are patients of one site.
ALTER TABLE patient_merge
  ADD CONSTRAINT patient_merge_merged_patient_id_site_id_fkey
  FOREIGN KEY (merged_patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE patient_merge
  ADD CONSTRAINT patient_merge_merged_patient_id_check CHECK (merged_patient_id <> patient_id),
  ADD CONSTRAINT patient_merge_reason_check CHECK (reason <> ''),
  ADD CONSTRAINT patient_merge_undone_check CHECK ((undone_at IS NULL) = (undone_reason IS NULL));

ALTER TABLE patient ADD COLUMN merged_into UUID;
ALTER TABLE patient
  ADD CONSTRAINT patient_merged_into_site_id_fkey
  FOREIGN KEY (merged_into, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE patient
  ADD CONSTRAINT patient_merged_into_check CHECK (merged_into <> id);
CREATE INDEX patient_merged_into_idx ON patient (merged_into) WHERE merged_into IS NOT NULL;

-- An episode may rest on a recorded decision as well as on a row of episode: the alert keeps the id of either.
ALTER TABLE alert DROP CONSTRAINT alert_patient_id_episode_id_fkey;

CREATE TRIGGER fact_action_guard BEFORE UPDATE ON fact_action
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_action_keep BEFORE DELETE ON fact_action
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER fact_action_keep_all BEFORE TRUNCATE ON fact_action EXECUTE FUNCTION refuse_removal();

-- Lifted or undone once; what was said before stays as it was written.
CREATE FUNCTION guard_exclusion() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  settable CONSTANT text[] := ARRAY['lifted_at', 'lifted_by'];
BEGIN
  IF OLD.lifted_at IS NOT NULL OR to_jsonb(NEW) - settable IS DISTINCT FROM to_jsonb(OLD) - settable THEN
    RAISE EXCEPTION 'an exclusion is lifted once and never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER exclusion_guard BEFORE UPDATE ON exclusion
  FOR EACH ROW EXECUTE FUNCTION guard_exclusion();
CREATE TRIGGER exclusion_keep BEFORE DELETE ON exclusion
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER exclusion_keep_all BEFORE TRUNCATE ON exclusion EXECUTE FUNCTION refuse_removal();

CREATE FUNCTION guard_patient_merge() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  settable CONSTANT text[] := ARRAY['undone_at', 'undone_by', 'undone_reason'];
BEGIN
  IF OLD.undone_at IS NOT NULL OR to_jsonb(NEW) - settable IS DISTINCT FROM to_jsonb(OLD) - settable THEN
    RAISE EXCEPTION 'a merge is undone once and never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER patient_merge_guard BEFORE UPDATE ON patient_merge
  FOR EACH ROW EXECUTE FUNCTION guard_patient_merge();
CREATE TRIGGER patient_merge_keep BEFORE DELETE ON patient_merge
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER patient_merge_keep_all BEFORE TRUNCATE ON patient_merge EXECUTE FUNCTION refuse_removal();

ALTER TABLE fact_action ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_action_owner ON fact_action TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY fact_action_app ON fact_action TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY fact_action_worker ON fact_action TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE exclusion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY exclusion_owner ON exclusion TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY exclusion_app ON exclusion TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY exclusion_worker ON exclusion TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE patient_merge ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY patient_merge_owner ON patient_merge TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY patient_merge_app ON patient_merge TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY patient_merge_worker ON patient_merge TO interstice_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON fact_action TO interstice_app;
GRANT SELECT, INSERT, UPDATE (lifted_at, lifted_by) ON exclusion TO interstice_app;
GRANT SELECT, INSERT, UPDATE (undone_at, undone_by, undone_reason) ON patient_merge TO interstice_app;
GRANT UPDATE (merged_into) ON patient TO interstice_app;
GRANT SELECT ON fact_action, exclusion, patient_merge TO interstice_worker;
