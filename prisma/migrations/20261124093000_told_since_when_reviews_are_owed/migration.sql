-- A review that is owed for longer than it should be is shown to people: since when it is owed has to be known. Set by
-- whoever records something about a patient of whom nothing was owed; a review need not clear it.
ALTER TABLE patient_review_state
  ADD COLUMN owed_since TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;

GRANT UPDATE (owed_since) ON patient_review_state TO interstice_app;

-- The list of patients whose answers are not of the present: a site's, in an order that no review changes.
CREATE INDEX patient_review_state_behind_idx ON patient_review_state (site_id, patient_id)
  WHERE reviewed_revision < record_revision;
CREATE INDEX patient_review_state_failed_idx ON patient_review_state (site_id, patient_id)
  WHERE last_error_code IS NOT NULL;

COMMENT ON COLUMN "patient_review_state"."owed_since" IS 'Since when something recorded waits for a review; says nothing while none is owed.';
