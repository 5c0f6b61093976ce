-- Further kinds of facts. Each is a line of versions, as the first ones are.

CREATE TABLE blood_test (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  supersedes UUID,
  superseded_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID,
  source TEXT NOT NULL,
  source_key TEXT,
  content_digest TEXT NOT NULL,
  reason TEXT,
  collected_on DATE NOT NULL,
  collected_at TIMESTAMPTZ,
  laboratory TEXT,
  insufficient BOOLEAN NOT NULL,
  wbc_thousandths INTEGER,
  neutrophils_thousandths INTEGER,
  lymphocytes_thousandths INTEGER,
  eosinophils_thousandths INTEGER,
  haemoglobin_thousandths INTEGER,
  platelets_thousandths INTEGER,
  mcv_thousandths INTEGER,
  albumin_thousandths INTEGER,
  alt_thousandths INTEGER,
  ast_thousandths INTEGER,
  bilirubin_thousandths INTEGER,
  creatinine_thousandths INTEGER,
  crp_thousandths INTEGER,
  igg_thousandths INTEGER,
  reference_ranges JSONB,
  reported JSONB,

  CONSTRAINT blood_test_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX blood_test_patient_id_collected_on_idx ON blood_test(patient_id, collected_on);
CREATE INDEX blood_test_patient_id_lineage_id_idx ON blood_test(patient_id, lineage_id);
CREATE INDEX blood_test_patient_id_content_digest_idx ON blood_test(patient_id, content_digest);
CREATE UNIQUE INDEX blood_test_patient_id_supersedes_key ON blood_test(patient_id, supersedes);
CREATE UNIQUE INDEX blood_test_source_key_idx ON blood_test (patient_id, source_key) WHERE superseded_at IS NULL;
CREATE INDEX blood_test_heads_idx ON blood_test (patient_id, collected_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX blood_test_one_head_idx ON blood_test (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE blood_test
  ADD CONSTRAINT blood_test_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE blood_test
  ADD CONSTRAINT blood_test_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES blood_test(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE blood_test
  ADD CONSTRAINT blood_test_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT blood_test_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT blood_test_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT blood_test_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT blood_test_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT blood_test_measured_check CHECK (insufficient = (num_nonnulls(wbc_thousandths, neutrophils_thousandths, lymphocytes_thousandths, eosinophils_thousandths, haemoglobin_thousandths, platelets_thousandths, mcv_thousandths, albumin_thousandths, alt_thousandths, ast_thousandths, bilirubin_thousandths, creatinine_thousandths, crp_thousandths, igg_thousandths) = 0)),
  ADD CONSTRAINT blood_test_wbc_thousandths_check CHECK (wbc_thousandths >= 0),
  ADD CONSTRAINT blood_test_neutrophils_thousandths_check CHECK (neutrophils_thousandths >= 0),
  ADD CONSTRAINT blood_test_lymphocytes_thousandths_check CHECK (lymphocytes_thousandths >= 0),
  ADD CONSTRAINT blood_test_eosinophils_thousandths_check CHECK (eosinophils_thousandths >= 0),
  ADD CONSTRAINT blood_test_haemoglobin_thousandths_check CHECK (haemoglobin_thousandths >= 0),
  ADD CONSTRAINT blood_test_platelets_thousandths_check CHECK (platelets_thousandths >= 0),
  ADD CONSTRAINT blood_test_mcv_thousandths_check CHECK (mcv_thousandths >= 0),
  ADD CONSTRAINT blood_test_albumin_thousandths_check CHECK (albumin_thousandths >= 0),
  ADD CONSTRAINT blood_test_alt_thousandths_check CHECK (alt_thousandths >= 0),
  ADD CONSTRAINT blood_test_ast_thousandths_check CHECK (ast_thousandths >= 0),
  ADD CONSTRAINT blood_test_bilirubin_thousandths_check CHECK (bilirubin_thousandths >= 0),
  ADD CONSTRAINT blood_test_creatinine_thousandths_check CHECK (creatinine_thousandths >= 0),
  ADD CONSTRAINT blood_test_crp_thousandths_check CHECK (crp_thousandths >= 0),
  ADD CONSTRAINT blood_test_igg_thousandths_check CHECK (igg_thousandths >= 0),
  ADD CONSTRAINT blood_test_reference_ranges_check CHECK (jsonb_typeof(reference_ranges) = 'object'),
  ADD CONSTRAINT blood_test_reported_check CHECK (jsonb_typeof(reported) = 'object');

CREATE TRIGGER blood_test_guard_version BEFORE UPDATE ON blood_test
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER blood_test_guard_lineage BEFORE INSERT ON blood_test
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER blood_test_keep BEFORE DELETE ON blood_test
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER blood_test_keep_all BEFORE TRUNCATE ON blood_test EXECUTE FUNCTION refuse_removal();

CREATE TABLE treatment (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  supersedes UUID,
  superseded_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID,
  source TEXT NOT NULL,
  source_key TEXT,
  content_digest TEXT NOT NULL,
  reason TEXT,
  drug TEXT NOT NULL,
  route TEXT,
  planned_start_on DATE,
  started_on DATE,
  starts_on DATE GENERATED ALWAYS AS (coalesce(started_on, planned_start_on)) STORED,
  stopped_on DATE,
  stop_reason TEXT,
  indication TEXT NOT NULL,

  CONSTRAINT treatment_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX treatment_patient_id_starts_on_idx ON treatment(patient_id, starts_on);
CREATE INDEX treatment_patient_id_lineage_id_idx ON treatment(patient_id, lineage_id);
CREATE INDEX treatment_patient_id_content_digest_idx ON treatment(patient_id, content_digest);
CREATE UNIQUE INDEX treatment_patient_id_supersedes_key ON treatment(patient_id, supersedes);
CREATE UNIQUE INDEX treatment_source_key_idx ON treatment (patient_id, source_key) WHERE superseded_at IS NULL;
CREATE INDEX treatment_heads_idx ON treatment (patient_id, starts_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX treatment_one_head_idx ON treatment (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE treatment
  ADD CONSTRAINT treatment_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE treatment
  ADD CONSTRAINT treatment_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES treatment(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE treatment
  ADD CONSTRAINT treatment_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT treatment_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT treatment_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT treatment_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT treatment_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT treatment_drug_check CHECK (drug ~ '^[a-z0-9-]+$'),
  ADD CONSTRAINT treatment_route_check CHECK (route IN ('oral', 'subcutaneous', 'intravenous', 'inhaled', 'other')),
  ADD CONSTRAINT treatment_starts_on_check CHECK (num_nonnulls(planned_start_on, started_on) > 0),
  ADD CONSTRAINT treatment_stopped_on_check CHECK (stopped_on IS NULL OR (started_on IS NOT NULL AND stopped_on >= started_on)),
  ADD CONSTRAINT treatment_stop_reason_check CHECK (stop_reason IS NULL OR (stopped_on IS NOT NULL AND stop_reason IN ('intolerance', 'adverse-event', 'no-effect', 'plan-completed', 'patients-wish', 'other'))),
  ADD CONSTRAINT treatment_indication_check CHECK (indication IN ('ild', 'ctd', 'other', 'unknown'));

CREATE TRIGGER treatment_guard_version BEFORE UPDATE ON treatment
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER treatment_guard_lineage BEFORE INSERT ON treatment
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER treatment_keep BEFORE DELETE ON treatment
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER treatment_keep_all BEFORE TRUNCATE ON treatment EXECUTE FUNCTION refuse_removal();

CREATE TABLE treatment_change (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  supersedes UUID,
  superseded_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID,
  source TEXT NOT NULL,
  source_key TEXT,
  content_digest TEXT NOT NULL,
  reason TEXT,
  treatment_lineage_id UUID NOT NULL,
  changed_on DATE NOT NULL,
  kind TEXT NOT NULL,
  dose_amount_thousandths INTEGER,
  dose_unit TEXT,
  times_per_day_hundredths INTEGER,
  why TEXT,

  CONSTRAINT treatment_change_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX treatment_change_patient_id_changed_on_idx ON treatment_change(patient_id, changed_on);
CREATE INDEX treatment_change_patient_id_lineage_id_idx ON treatment_change(patient_id, lineage_id);
CREATE INDEX treatment_change_patient_id_content_digest_idx ON treatment_change(patient_id, content_digest);
CREATE INDEX treatment_change_patient_id_treatment_lineage_id_idx ON treatment_change(patient_id, treatment_lineage_id);
CREATE UNIQUE INDEX treatment_change_patient_id_supersedes_key ON treatment_change(patient_id, supersedes);
CREATE UNIQUE INDEX treatment_change_source_key_idx ON treatment_change (patient_id, source_key) WHERE superseded_at IS NULL;
CREATE INDEX treatment_change_heads_idx ON treatment_change (patient_id, changed_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX treatment_change_one_head_idx ON treatment_change (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE treatment_change
  ADD CONSTRAINT treatment_change_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE treatment_change
  ADD CONSTRAINT treatment_change_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES treatment_change(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE treatment_change
  ADD CONSTRAINT treatment_change_patient_id_treatment_lineage_id_fkey
  FOREIGN KEY (patient_id, treatment_lineage_id) REFERENCES treatment(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE treatment_change
  ADD CONSTRAINT treatment_change_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT treatment_change_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT treatment_change_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT treatment_change_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT treatment_change_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT treatment_change_kind_check CHECK (kind IN ('dose', 'hold', 'resume')),
  ADD CONSTRAINT treatment_change_dose_check CHECK ((dose_amount_thousandths IS NULL) = (dose_unit IS NULL) AND (kind <> 'dose' OR dose_amount_thousandths IS NOT NULL)),
  ADD CONSTRAINT treatment_change_dose_amount_thousandths_check CHECK (dose_amount_thousandths > 0),
  ADD CONSTRAINT treatment_change_times_per_day_hundredths_check CHECK (times_per_day_hundredths > 0);

CREATE TRIGGER treatment_change_guard_version BEFORE UPDATE ON treatment_change
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER treatment_change_guard_lineage BEFORE INSERT ON treatment_change
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER treatment_change_keep BEFORE DELETE ON treatment_change
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER treatment_change_keep_all BEFORE TRUNCATE ON treatment_change EXECUTE FUNCTION refuse_removal();

CREATE TABLE visit (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  supersedes UUID,
  superseded_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID,
  source TEXT NOT NULL,
  source_key TEXT,
  content_digest TEXT NOT NULL,
  reason TEXT,
  visited_on DATE NOT NULL,
  specialty TEXT NOT NULL,

  CONSTRAINT visit_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX visit_patient_id_visited_on_idx ON visit(patient_id, visited_on);
CREATE INDEX visit_patient_id_lineage_id_idx ON visit(patient_id, lineage_id);
CREATE INDEX visit_patient_id_content_digest_idx ON visit(patient_id, content_digest);
CREATE UNIQUE INDEX visit_patient_id_supersedes_key ON visit(patient_id, supersedes);
CREATE UNIQUE INDEX visit_source_key_idx ON visit (patient_id, source_key) WHERE superseded_at IS NULL;
CREATE INDEX visit_heads_idx ON visit (patient_id, visited_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX visit_one_head_idx ON visit (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE visit
  ADD CONSTRAINT visit_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE visit
  ADD CONSTRAINT visit_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES visit(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE visit
  ADD CONSTRAINT visit_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT visit_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT visit_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT visit_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT visit_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT visit_specialty_check CHECK (specialty IN ('pulmonology', 'rheumatology', 'joint', 'other'));

CREATE TRIGGER visit_guard_version BEFORE UPDATE ON visit
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER visit_guard_lineage BEFORE INSERT ON visit
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER visit_keep BEFORE DELETE ON visit
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER visit_keep_all BEFORE TRUNCATE ON visit EXECUTE FUNCTION refuse_removal();

CREATE TABLE oxygen_need (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  supersedes UUID,
  superseded_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID,
  source TEXT NOT NULL,
  source_key TEXT,
  content_digest TEXT NOT NULL,
  reason TEXT,
  assessed_on DATE NOT NULL,
  litres_per_minute_tenths INTEGER,
  at_rest BOOLEAN,
  spo2 INTEGER,

  CONSTRAINT oxygen_need_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX oxygen_need_patient_id_assessed_on_idx ON oxygen_need(patient_id, assessed_on);
CREATE INDEX oxygen_need_patient_id_lineage_id_idx ON oxygen_need(patient_id, lineage_id);
CREATE INDEX oxygen_need_patient_id_content_digest_idx ON oxygen_need(patient_id, content_digest);
CREATE UNIQUE INDEX oxygen_need_patient_id_supersedes_key ON oxygen_need(patient_id, supersedes);
CREATE UNIQUE INDEX oxygen_need_source_key_idx ON oxygen_need (patient_id, source_key) WHERE superseded_at IS NULL;
CREATE INDEX oxygen_need_heads_idx ON oxygen_need (patient_id, assessed_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX oxygen_need_one_head_idx ON oxygen_need (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE oxygen_need
  ADD CONSTRAINT oxygen_need_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE oxygen_need
  ADD CONSTRAINT oxygen_need_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES oxygen_need(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE oxygen_need
  ADD CONSTRAINT oxygen_need_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT oxygen_need_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT oxygen_need_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT oxygen_need_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT oxygen_need_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT oxygen_need_said_check CHECK (num_nonnulls(litres_per_minute_tenths, spo2) > 0),
  ADD CONSTRAINT oxygen_need_litres_per_minute_tenths_check CHECK (litres_per_minute_tenths BETWEEN 0 AND 1000),
  ADD CONSTRAINT oxygen_need_spo2_check CHECK (spo2 BETWEEN 1 AND 100);

CREATE TRIGGER oxygen_need_guard_version BEFORE UPDATE ON oxygen_need
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER oxygen_need_guard_lineage BEFORE INSERT ON oxygen_need
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER oxygen_need_keep BEFORE DELETE ON oxygen_need
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER oxygen_need_keep_all BEFORE TRUNCATE ON oxygen_need EXECUTE FUNCTION refuse_removal();

CREATE TABLE caution (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  supersedes UUID,
  superseded_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID,
  source TEXT NOT NULL,
  source_key TEXT,
  content_digest TEXT NOT NULL,
  reason TEXT,
  noted_on DATE NOT NULL,
  kind TEXT NOT NULL,
  note TEXT,

  CONSTRAINT caution_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX caution_patient_id_noted_on_idx ON caution(patient_id, noted_on);
CREATE INDEX caution_patient_id_lineage_id_idx ON caution(patient_id, lineage_id);
CREATE INDEX caution_patient_id_content_digest_idx ON caution(patient_id, content_digest);
CREATE UNIQUE INDEX caution_patient_id_supersedes_key ON caution(patient_id, supersedes);
CREATE UNIQUE INDEX caution_source_key_idx ON caution (patient_id, source_key) WHERE superseded_at IS NULL;
CREATE INDEX caution_heads_idx ON caution (patient_id, noted_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX caution_one_head_idx ON caution (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE caution
  ADD CONSTRAINT caution_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE caution
  ADD CONSTRAINT caution_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES caution(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE caution
  ADD CONSTRAINT caution_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT caution_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT caution_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT caution_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT caution_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT caution_kind_check CHECK (kind IN ('pregnancy', 'allergy', 'infection', 'renal', 'hepatic', 'other')),
  ADD CONSTRAINT caution_note_check CHECK (note <> '' AND (kind <> 'other' OR note IS NOT NULL));

CREATE TRIGGER caution_guard_version BEFORE UPDATE ON caution
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER caution_guard_lineage BEFORE INSERT ON caution
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER caution_keep BEFORE DELETE ON caution
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER caution_keep_all BEFORE TRUNCATE ON caution EXECUTE FUNCTION refuse_removal();

CREATE TABLE progression_decision (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  lineage_id UUID NOT NULL,
  supersedes UUID,
  superseded_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ,
  recorded_at TIMESTAMPTZ NOT NULL,
  recorded_by UUID,
  source TEXT NOT NULL,
  source_key TEXT,
  content_digest TEXT NOT NULL,
  reason TEXT,
  decided_on DATE NOT NULL,
  decision TEXT NOT NULL,
  baseline_on DATE,

  CONSTRAINT progression_decision_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX progression_decision_patient_id_decided_on_idx ON progression_decision(patient_id, decided_on);
CREATE INDEX progression_decision_patient_id_lineage_id_idx ON progression_decision(patient_id, lineage_id);
CREATE INDEX progression_decision_patient_id_content_digest_idx ON progression_decision(patient_id, content_digest);
CREATE UNIQUE INDEX progression_decision_patient_id_supersedes_key ON progression_decision(patient_id, supersedes);
CREATE UNIQUE INDEX progression_decision_source_key_idx ON progression_decision (patient_id, source_key) WHERE superseded_at IS NULL;
CREATE INDEX progression_decision_heads_idx ON progression_decision (patient_id, decided_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX progression_decision_one_head_idx ON progression_decision (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE progression_decision
  ADD CONSTRAINT progression_decision_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE progression_decision
  ADD CONSTRAINT progression_decision_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES progression_decision(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE progression_decision
  ADD CONSTRAINT progression_decision_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT progression_decision_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT progression_decision_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT progression_decision_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT progression_decision_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT progression_decision_decision_check CHECK (decision IN ('escalated', 'accept-new-baseline', 'watch-and-repeat', 'other-cause', 'referred')),
  ADD CONSTRAINT progression_decision_baseline_on_check CHECK ((baseline_on IS NOT NULL) = (decision IN ('escalated', 'accept-new-baseline')));

CREATE TRIGGER progression_decision_guard_version BEFORE UPDATE ON progression_decision
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER progression_decision_guard_lineage BEFORE INSERT ON progression_decision
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER progression_decision_keep BEFORE DELETE ON progression_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER progression_decision_keep_all BEFORE TRUNCATE ON progression_decision EXECUTE FUNCTION refuse_removal();

ALTER TABLE blood_test ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY blood_test_owner ON blood_test TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY blood_test_app ON blood_test TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY blood_test_worker ON blood_test TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE treatment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY treatment_owner ON treatment TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY treatment_app ON treatment TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY treatment_worker ON treatment TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE treatment_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY treatment_change_owner ON treatment_change TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY treatment_change_app ON treatment_change TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY treatment_change_worker ON treatment_change TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE visit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY visit_owner ON visit TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY visit_app ON visit TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY visit_worker ON visit TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE oxygen_need ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY oxygen_need_owner ON oxygen_need TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY oxygen_need_app ON oxygen_need TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY oxygen_need_worker ON oxygen_need TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE caution ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY caution_owner ON caution TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY caution_app ON caution TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY caution_worker ON caution TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE progression_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY progression_decision_owner ON progression_decision TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY progression_decision_app ON progression_decision TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY progression_decision_worker ON progression_decision TO interstice_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE (superseded_at, withdrawn_at) ON
    blood_test, treatment, treatment_change, visit, oxygen_need, caution, progression_decision
  TO interstice_app;
GRANT SELECT ON blood_test, treatment, treatment_change, visit, oxygen_need, caution, progression_decision
  TO interstice_worker;

-- A correction keeps the sender's key, so the key is unique among the versions that stand, not among all.
DROP INDEX person_fact_patient_id_source_key_key;
CREATE UNIQUE INDEX person_fact_source_key_idx ON person_fact (patient_id, source_key) WHERE superseded_at IS NULL;
DROP INDEX pft_patient_id_source_key_key;
CREATE UNIQUE INDEX pft_source_key_idx ON pft (patient_id, source_key) WHERE superseded_at IS NULL;
DROP INDEX hrct_patient_id_source_key_key;
CREATE UNIQUE INDEX hrct_source_key_idx ON hrct (patient_id, source_key) WHERE superseded_at IS NULL;
DROP INDEX symptom_report_patient_id_source_key_key;
CREATE UNIQUE INDEX symptom_report_source_key_idx ON symptom_report (patient_id, source_key) WHERE superseded_at IS NULL;

-- A first version may say why: a status has its reason (B-27).
ALTER TABLE person_fact DROP CONSTRAINT person_fact_reason_check;
