-- Who answers for an alert and by when, what was decided on what, and what came of it when that was corrected.

-- who answers: for a patient, or for the alerts of a site where a patient names nobody

ALTER TABLE patient
  ADD COLUMN physician_id UUID,
  ADD COLUMN deputy_id UUID;
ALTER TABLE patient
  ADD CONSTRAINT patient_physician_id_fkey
  FOREIGN KEY (physician_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE patient
  ADD CONSTRAINT patient_deputy_id_fkey
  FOREIGN KEY (deputy_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE patient
  ADD CONSTRAINT patient_deputy_check CHECK (deputy_id <> physician_id);
GRANT UPDATE (physician_id, deputy_id) ON patient TO interstice_app;

ALTER TABLE site
  ADD COLUMN alert_owner_id UUID,
  ADD COLUMN alert_deputy_id UUID;
ALTER TABLE site
  ADD CONSTRAINT site_alert_owner_id_fkey
  FOREIGN KEY (alert_owner_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE site
  ADD CONSTRAINT site_alert_deputy_id_fkey
  FOREIGN KEY (alert_deputy_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE site
  ADD CONSTRAINT site_alert_deputy_check CHECK (alert_deputy_id <> alert_owner_id);
GRANT UPDATE (alert_owner_id, alert_deputy_id) ON site TO interstice_app;

-- the alert

ALTER TABLE alert
  ADD COLUMN deputy_id UUID,
  ADD COLUMN in_history BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN facts JSONB,
  ADD COLUMN changed_after_decision JSONB,
  ADD COLUMN severity_rank SMALLINT NOT NULL GENERATED ALWAYS AS (
    CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END
  ) STORED;
ALTER TABLE alert
  ADD CONSTRAINT alert_deputy_id_fkey
  FOREIGN KEY (deputy_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE alert
  ADD CONSTRAINT alert_facts_check CHECK (jsonb_typeof(facts) = 'array'),
  ADD CONSTRAINT alert_changed_after_decision_check CHECK (jsonb_typeof(changed_after_decision) = 'object');

GRANT UPDATE (deputy_id, in_history, facts, changed_after_decision, severity) ON alert TO interstice_app;
GRANT UPDATE (deputy_id, in_history, facts, changed_after_decision) ON alert TO interstice_worker;

-- The inbox, in each order in which it is read: what nobody has decided. What came with the first import has a list of its own.
DROP INDEX alert_inbox_idx;
CREATE INDEX alert_inbox_newest_idx ON alert (site_id, opened_at, id)
  WHERE closed_at IS NULL AND NOT in_history;
CREATE INDEX alert_inbox_due_idx
  ON alert (site_id, (severity_rank > 0), coalesce(due_by, DATE 'infinity'), severity_rank, opened_at, id)
  WHERE closed_at IS NULL AND NOT in_history;
CREATE INDEX alert_inbox_severity_idx ON alert (site_id, severity_rank, opened_at, id)
  WHERE closed_at IS NULL AND NOT in_history;
CREATE INDEX alert_inbox_certainty_idx ON alert (site_id, certainty)
  WHERE closed_at IS NULL AND NOT in_history;
CREATE INDEX alert_history_idx ON alert (site_id, patient_id, id)
  WHERE closed_at IS NULL AND in_history;

-- what was done to it

ALTER TABLE alert_action
  ADD COLUMN evidence JSONB,
  ADD COLUMN decision_lineage_id UUID,
  ADD COLUMN to_user UUID;
ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_to_user_fkey
  FOREIGN KEY (to_user) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE alert_action
  DROP CONSTRAINT alert_action_kind_check,
  DROP CONSTRAINT alert_action_dismissed_check;
ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_kind_check CHECK (kind IN (
    'opened', 'evidence-changed', 'evidence-changed-after-decision', 'withdrawn', 'seen', 'acknowledged', 'assigned',
    'acted', 'dismissed', 'reopened'
  )),
  ADD CONSTRAINT alert_action_reason_check CHECK (kind NOT IN ('dismissed', 'reopened') OR reason <> ''),
  ADD CONSTRAINT alert_action_evidence_check CHECK (jsonb_typeof(evidence) = 'object'),
  ADD CONSTRAINT alert_action_decision_check CHECK (decision_lineage_id IS NULL OR kind = 'acted');
