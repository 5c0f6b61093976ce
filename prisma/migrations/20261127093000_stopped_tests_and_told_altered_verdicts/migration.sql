-- A physician may stop a test instead of setting its interval (B-27): one decision a test stands at a time.
ALTER TABLE interval_override
  ADD COLUMN stop TEXT,
  ALTER COLUMN interval_count DROP NOT NULL,
  ALTER COLUMN interval_unit DROP NOT NULL,
  DROP CONSTRAINT interval_override_test_check,
  ADD CONSTRAINT interval_override_test_check CHECK (
    test IN ('pft', 'dlco', 'hrct', 'blood') OR (stop IS NOT NULL AND test IN ('symptom-report', 'joint-visit'))),
  ADD CONSTRAINT interval_override_stop_check CHECK (stop IN ('palliative', 'declined', 'pregnancy', 'other')),
  ADD CONSTRAINT interval_override_interval_or_stop_check CHECK (
    num_nonnulls(interval_count, interval_unit) = CASE WHEN stop IS NULL THEN 2 ELSE 0 END);

COMMENT ON TABLE "interval_override" IS 'What a physician decides about a test of one patient in place of the rules, with an end: an interval, or that it is stopped (B-21, B-25, B-27).';
COMMENT ON COLUMN "interval_override"."test" IS 'The test: pft, dlco, hrct or blood; stopped can be symptom-report and joint-visit as well.';
COMMENT ON COLUMN "interval_override"."interval_count" IS 'How many units lie between two tests; null where it is stopped.';
COMMENT ON COLUMN "interval_override"."interval_unit" IS 'The unit: months or weeks; null where it is stopped.';
COMMENT ON COLUMN "interval_override"."stop" IS 'Why it is stopped: palliative, declined, pregnancy or other; null for an interval.';
COMMENT ON COLUMN "interval_override"."until" IS 'The last day on which it holds; a stop is reviewed on the day after.';

-- What the person facts of a review were, so that the next one can tell which of them altered a verdict (B-26).
ALTER TABLE patient_review_state ADD COLUMN reviewed_person UUID[];
GRANT UPDATE (reviewed_person) ON patient_review_state TO interstice_worker;
COMMENT ON COLUMN "patient_review_state"."reviewed_person" IS 'Versions of the person facts that the last review read; null before one that noted them.';

ALTER TABLE review
  ADD COLUMN altered JSONB,
  ADD CONSTRAINT review_altered_check CHECK (jsonb_typeof(altered) = 'object');
-- They are few, and the timeline reads all of a patient.
CREATE INDEX review_altered_idx ON review (patient_id, reviewed_at) WHERE altered IS NOT NULL;
COMMENT ON COLUMN "review"."altered" IS 'Which person facts changed since the review before, and which verdicts differ for that alone; null where none does.';
