-- A sweep takes patients for itself before it reviews them, so that several workers do not review the same ones. The
-- database's own clock says until when: workers on many hosts need no common one, and a moved clock moves no claim.
-- No index reads it, so taking is an update in place.
ALTER TABLE patient_review_state
  ADD COLUMN claimed_until TIMESTAMPTZ NOT NULL DEFAULT to_timestamp(0);

GRANT UPDATE (claimed_until) ON patient_review_state TO interstice_worker;

COMMENT ON COLUMN "patient_review_state"."claimed_until" IS 'Until then the sweep of one worker reviews it, and others pass over it; the database''s clock. Hints do not ask.';
