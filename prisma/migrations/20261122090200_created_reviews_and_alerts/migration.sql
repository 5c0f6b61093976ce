-- What reviews derive, and what people decide about it.

CREATE TABLE rule_set (
  seq INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,

  CONSTRAINT rule_set_pkey PRIMARY KEY (seq)
);

CREATE UNIQUE INDEX rule_set_fingerprint_key ON rule_set(fingerprint);

ALTER TABLE rule_set
  ADD CONSTRAINT rule_set_seq_check CHECK (seq > 0);

CREATE TABLE review (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  record_revision BIGINT NOT NULL,
  rule_set_seq INTEGER NOT NULL,
  as_of DATE NOT NULL,
  next_review_on DATE NOT NULL,
  output JSONB,
  changed_alert BOOLEAN NOT NULL,
  reviewed_at TIMESTAMPTZ NOT NULL,

  CONSTRAINT review_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX review_patient_id_reviewed_at_idx ON review(patient_id, reviewed_at);

ALTER TABLE review
  ADD CONSTRAINT review_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE review
  ADD CONSTRAINT review_record_revision_check CHECK (record_revision >= 0),
  ADD CONSTRAINT review_next_review_on_check CHECK (next_review_on > as_of),
  ADD CONSTRAINT review_output_check CHECK (jsonb_typeof(output) = 'object');

CREATE TABLE due_item (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  test TEXT NOT NULL,
  cycle TEXT NOT NULL,
  opens_on DATE NOT NULL,
  target_on DATE NOT NULL,
  closes_on DATE NOT NULL,
  rule_ids TEXT[],
  detail JSONB NOT NULL,
  closed_at TIMESTAMPTZ,
  closed_reason TEXT,
  closed_by_lineage UUID,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,

  CONSTRAINT due_item_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX due_item_patient_id_test_cycle_idx ON due_item(patient_id, test, cycle);

-- One item for each patient and test while it is wanted; a closed one stays as history.
CREATE UNIQUE INDEX due_item_one_unclosed_idx ON due_item (patient_id, test) WHERE closed_at IS NULL;
-- Worklists, by site and by site and test, in the order in which they are read.
CREATE INDEX due_item_worklist_idx ON due_item (site_id, closes_on, id) WHERE closed_at IS NULL;
CREATE INDEX due_item_worklist_by_test_idx ON due_item (site_id, test, closes_on, id) WHERE closed_at IS NULL;

ALTER TABLE due_item
  ADD CONSTRAINT due_item_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE due_item
  ADD CONSTRAINT due_item_test_check CHECK (test IN (
    'pft', 'dlco', 'hrct', 'blood', 'symptom-report', 'hrct-comparison', 'height', 'haemoglobin', 'joint-visit'
  )),
  ADD CONSTRAINT due_item_window_check CHECK (opens_on <= target_on AND target_on <= closes_on),
  ADD CONSTRAINT due_item_rule_ids_check CHECK (cardinality(rule_ids) > 0),
  ADD CONSTRAINT due_item_closed_reason_check CHECK (closed_reason IN ('done', 'withdrawn')),
  ADD CONSTRAINT due_item_closed_check CHECK ((closed_at IS NULL) = (closed_reason IS NULL)),
  ADD CONSTRAINT due_item_closed_by_lineage_check CHECK (closed_by_lineage IS NULL OR closed_reason = 'done');

CREATE TABLE alert (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  episode_id UUID,
  severity TEXT NOT NULL,
  status TEXT NOT NULL,
  certainty TEXT NOT NULL,
  owner_id UUID,
  due_by DATE,
  seen_at TIMESTAMPTZ,
  evidence_revision INTEGER NOT NULL,
  evidence JSONB NOT NULL,
  opened_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  closed_at TIMESTAMPTZ,

  CONSTRAINT alert_pkey PRIMARY KEY (patient_id,id)
);

CREATE UNIQUE INDEX alert_patient_id_key_key ON alert(patient_id, key);

CREATE INDEX alert_id_idx ON alert(id);
CREATE INDEX alert_site_id_status_opened_at_id_idx ON alert(site_id, status, opened_at, id);

-- The inbox, read backwards: what nobody has decided, the latest first.
CREATE INDEX alert_inbox_idx ON alert (site_id, opened_at, id) WHERE closed_at IS NULL;

ALTER TABLE alert
  ADD CONSTRAINT alert_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE alert
  ADD CONSTRAINT alert_owner_id_fkey
  FOREIGN KEY (owner_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE alert
  ADD CONSTRAINT alert_kind_check CHECK (kind IN ('progression', 'blood', 'drug', 'data-quality', 'advisory')),
  ADD CONSTRAINT alert_severity_check CHECK (severity IN ('info', 'warning', 'critical')),
  ADD CONSTRAINT alert_status_check CHECK (status IN ('open', 'acknowledged', 'acted', 'dismissed', 'recovered', 'withdrawn')),
  ADD CONSTRAINT alert_certainty_check CHECK (certainty IN ('provisional', 'confirmed', 'not-applicable')),
  ADD CONSTRAINT alert_evidence_revision_check CHECK (evidence_revision >= 0),
  ADD CONSTRAINT alert_closed_check CHECK (CASE
    WHEN status IN ('open', 'acknowledged') THEN closed_at IS NULL
    WHEN status IN ('acted', 'dismissed', 'withdrawn') THEN closed_at IS NOT NULL
    ELSE true -- recovered leaves the list when a clinician signs it (B-02)
  END);

CREATE TABLE alert_action (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  alert_id UUID NOT NULL,
  kind TEXT NOT NULL,
  code TEXT,
  reason TEXT,
  note TEXT,
  evidence_revision INTEGER NOT NULL,
  by_user UUID,
  at TIMESTAMPTZ NOT NULL,

  CONSTRAINT alert_action_pkey PRIMARY KEY (patient_id,id)
);

CREATE INDEX alert_action_patient_id_alert_id_idx ON alert_action(patient_id, alert_id);

ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_patient_id_alert_id_fkey
  FOREIGN KEY (patient_id, alert_id) REFERENCES alert(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_by_user_fkey
  FOREIGN KEY (by_user) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_kind_check CHECK (kind IN ('opened', 'evidence-changed', 'withdrawn', 'seen', 'acknowledged', 'acted', 'dismissed')),
  ADD CONSTRAINT alert_action_code_check CHECK (code IN ('escalated', 'accept-new-baseline', 'watch-and-repeat', 'other-cause', 'referred')),
  ADD CONSTRAINT alert_action_acted_check CHECK ((kind = 'acted') = (code IS NOT NULL)),
  ADD CONSTRAINT alert_action_dismissed_check CHECK (kind <> 'dismissed' OR reason <> '');

CREATE TABLE episode (
  id UUID NOT NULL DEFAULT uuidv7(),
  patient_id UUID NOT NULL,
  site_id UUID NOT NULL,
  code TEXT NOT NULL,
  started_on DATE NOT NULL,
  baseline_lineage_id UUID NOT NULL,
  alert_id UUID,
  decided_by UUID,
  recorded_at TIMESTAMPTZ NOT NULL,
  withdrawn_at TIMESTAMPTZ,

  CONSTRAINT episode_pkey PRIMARY KEY (patient_id,id)
);

ALTER TABLE episode
  ADD CONSTRAINT episode_patient_id_site_id_fkey
  FOREIGN KEY (patient_id, site_id) REFERENCES patient(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE episode
  ADD CONSTRAINT episode_patient_id_alert_id_fkey
  FOREIGN KEY (patient_id, alert_id) REFERENCES alert(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE episode
  ADD CONSTRAINT episode_decided_by_fkey
  FOREIGN KEY (decided_by) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Each may name the other: the episode the alert whose decision began it, later alerts the episode they belong to.
ALTER TABLE alert
  ADD CONSTRAINT alert_patient_id_episode_id_fkey
  FOREIGN KEY (patient_id, episode_id) REFERENCES episode(patient_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE episode
  ADD CONSTRAINT episode_code_check CHECK (code IN ('escalated', 'accept-new-baseline'));
