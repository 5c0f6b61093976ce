-- Patients, what is owed to them, and the facts about them. Every fact is a line of versions.

CREATE TABLE patient (
  id UUID NOT NULL DEFAULT uuidv7(),
  site_id UUID NOT NULL,
  mrn TEXT NOT NULL,
  family_name TEXT NOT NULL,
  given_name TEXT NOT NULL,
  birth_date DATE NOT NULL,
  search_name TEXT COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (lower((family_name || ' ' || given_name) COLLATE "pg_c_utf8")) STORED,
  registered_on DATE NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT patient_pkey PRIMARY KEY (id)
);

CREATE INDEX patient_site_id_search_name_id_idx ON patient(site_id, search_name, id);
CREATE UNIQUE INDEX patient_site_id_mrn_key ON patient(site_id, mrn);
CREATE UNIQUE INDEX patient_id_site_id_key ON patient(id, site_id);

ALTER TABLE patient
  ADD CONSTRAINT patient_site_id_fkey
  FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE patient
  ADD CONSTRAINT patient_mrn_check CHECK (mrn = btrim(mrn) AND mrn <> ''),
  ADD CONSTRAINT patient_family_name_check CHECK (family_name <> ''),
  ADD CONSTRAINT patient_given_name_check CHECK (given_name <> '');

CREATE TABLE patient_review_state (
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  record_revision BIGINT NOT NULL DEFAULT 0,
  reviewed_revision BIGINT NOT NULL DEFAULT -1,
  rule_set_seq INTEGER NOT NULL DEFAULT 0,
  reviewed_on DATE,
  reviewed_at TIMESTAMPTZ,
  next_review_on DATE,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_error_code TEXT,

  CONSTRAINT patient_review_state_pkey PRIMARY KEY (patient_id)
);

CREATE INDEX patient_review_state_site_id_next_review_on_idx ON patient_review_state(site_id, next_review_on);
CREATE INDEX patient_review_state_rule_set_seq_idx ON patient_review_state(rule_set_seq);
CREATE UNIQUE INDEX patient_review_state_patient_id_site_id_key ON patient_review_state(patient_id, site_id);

-- The sweep asks three things, each by an index: what was written since, what may change with the day, and what the
-- rules changed. This is the first.
CREATE INDEX patient_review_state_owed_idx ON patient_review_state (next_attempt_at, patient_id)
  WHERE reviewed_revision < record_revision;

ALTER TABLE patient_review_state
  ADD CONSTRAINT patient_review_state_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE patient_review_state
  ADD CONSTRAINT patient_review_state_record_revision_check CHECK (record_revision >= 0),
  ADD CONSTRAINT patient_review_state_reviewed_revision_check CHECK (reviewed_revision BETWEEN -1 AND record_revision),
  ADD CONSTRAINT patient_review_state_attempts_check CHECK (attempts >= 0),
  ADD CONSTRAINT patient_review_state_last_error_code_check CHECK (last_error_code ~ '^[a-z0-9.-]+$');

CREATE TABLE person_fact (
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
  kind TEXT NOT NULL,
  valid_on DATE NOT NULL,
  value JSONB NOT NULL,

  CONSTRAINT person_fact_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX person_fact_patient_id_kind_valid_on_idx ON person_fact(patient_id, kind, valid_on);
CREATE INDEX person_fact_patient_id_lineage_id_idx ON person_fact(patient_id, lineage_id);
CREATE INDEX person_fact_patient_id_content_digest_idx ON person_fact(patient_id, content_digest);
CREATE UNIQUE INDEX person_fact_patient_id_supersedes_key ON person_fact(patient_id, supersedes);
CREATE UNIQUE INDEX person_fact_patient_id_source_key_key ON person_fact(patient_id, source_key);

CREATE INDEX person_fact_heads_idx ON person_fact (patient_id, kind, valid_on)
  WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX person_fact_one_head_idx ON person_fact (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE person_fact
  ADD CONSTRAINT person_fact_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE person_fact
  ADD CONSTRAINT person_fact_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES person_fact(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE person_fact
  ADD CONSTRAINT person_fact_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT person_fact_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT person_fact_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT person_fact_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT person_fact_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT person_fact_kind_check CHECK (kind IN (
    'sex', 'birth-date', 'height', 'ctd', 'antibodies', 'ild-diagnosis', 'ctd-diagnosis', 'hrct-pattern',
    'rapidly-progressive', 'status'
  )),
  ADD CONSTRAINT person_fact_value_check CHECK (jsonb_typeof(value) = 'object');

CREATE TABLE pft (
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
  tested_on DATE NOT NULL,
  tested_at TIMESTAMPTZ,
  fvc_ml INTEGER,
  fvc_pct_pred_tenths INTEGER,
  fev1_ml INTEGER,
  dlco_thousandths INTEGER,
  dlco_unit TEXT,
  dlco_pct_pred_tenths INTEGER,
  hb_corrected BOOLEAN,
  haemoglobin_g_per_l_tenths INTEGER,
  reference_equation TEXT,
  dlco_reference_equation TEXT,
  quality_grade TEXT,
  bronchodilator TEXT NOT NULL,
  setting TEXT,
  laboratory TEXT,
  device TEXT,
  height_cm_tenths INTEGER,
  not_done TEXT,

  CONSTRAINT pft_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX pft_patient_id_tested_on_idx ON pft(patient_id, tested_on);
CREATE INDEX pft_patient_id_lineage_id_idx ON pft(patient_id, lineage_id);
CREATE INDEX pft_patient_id_content_digest_idx ON pft(patient_id, content_digest);
CREATE UNIQUE INDEX pft_patient_id_supersedes_key ON pft(patient_id, supersedes);
CREATE UNIQUE INDEX pft_patient_id_source_key_key ON pft(patient_id, source_key);

-- What a review loads: the versions that stand.
CREATE INDEX pft_heads_idx ON pft (patient_id, tested_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
-- A lineage has one head, even when two people correct it at once.
CREATE UNIQUE INDEX pft_one_head_idx ON pft (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE pft
  ADD CONSTRAINT pft_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE pft
  ADD CONSTRAINT pft_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES pft(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE pft
  ADD CONSTRAINT pft_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT pft_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT pft_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT pft_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT pft_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT pft_measured_check CHECK (not_done IS NOT NULL
    OR num_nonnulls(fvc_ml, fvc_pct_pred_tenths, fev1_ml, dlco_thousandths, dlco_pct_pred_tenths) > 0),
  ADD CONSTRAINT pft_fvc_ml_check CHECK (fvc_ml BETWEEN 1 AND 20000),
  ADD CONSTRAINT pft_fvc_pct_pred_tenths_check CHECK (fvc_pct_pred_tenths BETWEEN 1 AND 5000),
  ADD CONSTRAINT pft_fev1_ml_check CHECK (fev1_ml BETWEEN 1 AND 20000),
  ADD CONSTRAINT pft_dlco_thousandths_check CHECK (dlco_thousandths IS NULL OR (dlco_thousandths > 0 AND dlco_unit IS NOT NULL)),
  ADD CONSTRAINT pft_dlco_unit_check CHECK (dlco_unit IN ('mmol/min/kPa', 'mL/min/mmHg')),
  ADD CONSTRAINT pft_dlco_pct_pred_tenths_check CHECK (dlco_pct_pred_tenths BETWEEN 1 AND 5000),
  ADD CONSTRAINT pft_haemoglobin_g_per_l_tenths_check CHECK (haemoglobin_g_per_l_tenths BETWEEN 1 AND 5000),
  ADD CONSTRAINT pft_quality_grade_check CHECK (quality_grade IN ('A', 'B', 'C', 'D', 'E', 'F', 'U')),
  ADD CONSTRAINT pft_bronchodilator_check CHECK (bronchodilator IN ('pre', 'post', 'unknown')),
  ADD CONSTRAINT pft_setting_check CHECK (setting IN ('lab', 'home')),
  ADD CONSTRAINT pft_height_cm_tenths_check CHECK (height_cm_tenths BETWEEN 1 AND 3000),
  ADD CONSTRAINT pft_not_done_check CHECK (not_done IN ('unable', 'refused', 'equipment'));

CREATE TABLE hrct (
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
  performed_on DATE NOT NULL,
  fibrosis_extent_tenths INTEGER,
  fibrosis_band TEXT,
  ild_extent_tenths INTEGER,
  pattern TEXT,
  fibrosis_change TEXT,
  compared_with_on DATE,

  CONSTRAINT hrct_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX hrct_patient_id_performed_on_idx ON hrct(patient_id, performed_on);
CREATE INDEX hrct_patient_id_lineage_id_idx ON hrct(patient_id, lineage_id);
CREATE INDEX hrct_patient_id_content_digest_idx ON hrct(patient_id, content_digest);
CREATE UNIQUE INDEX hrct_patient_id_supersedes_key ON hrct(patient_id, supersedes);
CREATE UNIQUE INDEX hrct_patient_id_source_key_key ON hrct(patient_id, source_key);

-- What a review loads: the versions that stand.
CREATE INDEX hrct_heads_idx ON hrct (patient_id, performed_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
-- A lineage has one head, even when two people correct it at once.
CREATE UNIQUE INDEX hrct_one_head_idx ON hrct (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE hrct
  ADD CONSTRAINT hrct_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE hrct
  ADD CONSTRAINT hrct_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES hrct(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE hrct
  ADD CONSTRAINT hrct_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT hrct_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT hrct_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT hrct_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT hrct_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT hrct_fibrosis_extent_tenths_check CHECK (fibrosis_extent_tenths BETWEEN 0 AND 1000),
  ADD CONSTRAINT hrct_ild_extent_tenths_check CHECK (ild_extent_tenths BETWEEN 0 AND 1000),
  ADD CONSTRAINT hrct_fibrosis_band_check CHECK (fibrosis_band IN ('under-20', '20-or-more', 'unknown')),
  ADD CONSTRAINT hrct_fibrosis_change_check CHECK (fibrosis_change IN ('improved', 'stable', 'increased', 'unknown'));

CREATE TABLE symptom_report (
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
  reported_on DATE NOT NULL,
  change TEXT NOT NULL,
  compared_with_on DATE,
  instrument TEXT,
  score_hundredths INTEGER,

  CONSTRAINT symptom_report_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX symptom_report_patient_id_reported_on_idx ON symptom_report(patient_id, reported_on);
CREATE INDEX symptom_report_patient_id_lineage_id_idx ON symptom_report(patient_id, lineage_id);
CREATE INDEX symptom_report_patient_id_content_digest_idx ON symptom_report(patient_id, content_digest);
CREATE UNIQUE INDEX symptom_report_patient_id_supersedes_key ON symptom_report(patient_id, supersedes);
CREATE UNIQUE INDEX symptom_report_patient_id_source_key_key ON symptom_report(patient_id, source_key);

-- What a review loads: the versions that stand.
CREATE INDEX symptom_report_heads_idx ON symptom_report (patient_id, reported_on) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
-- A lineage has one head, even when two people correct it at once.
CREATE UNIQUE INDEX symptom_report_one_head_idx ON symptom_report (patient_id, lineage_id) WHERE superseded_at IS NULL;

ALTER TABLE symptom_report
  ADD CONSTRAINT symptom_report_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE symptom_report
  ADD CONSTRAINT symptom_report_patient_id_supersedes_fkey
  FOREIGN KEY (patient_id, supersedes) REFERENCES symptom_report(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE symptom_report
  ADD CONSTRAINT symptom_report_first_version_check CHECK ((supersedes IS NULL) = (lineage_id = id)),
  ADD CONSTRAINT symptom_report_reason_check CHECK (supersedes IS NOT NULL OR reason IS NULL),
  ADD CONSTRAINT symptom_report_source_check CHECK (source IN ('manual', 'import', 'demo')),
  ADD CONSTRAINT symptom_report_source_key_check CHECK (source_key <> ''),
  ADD CONSTRAINT symptom_report_content_digest_check CHECK (content_digest <> ''),
  ADD CONSTRAINT symptom_report_change_check CHECK (change IN ('improved', 'stable', 'worse', 'unknown'));
