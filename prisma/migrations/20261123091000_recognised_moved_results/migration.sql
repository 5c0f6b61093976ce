-- A result that was moved to another patient is recognised there in every form it ever had, so that a file that repeats
-- it, as it came or corrected, changes nothing. Kept with the move, because the other patient may be of another site.
ALTER TABLE fact_action ADD COLUMN known_digests TEXT[];
ALTER TABLE fact_action
  ADD CONSTRAINT fact_action_known_digests_check CHECK ((kind = 'moved-here') = (known_digests IS NOT NULL));
CREATE INDEX fact_action_moved_here_idx ON fact_action (patient_id, fact_kind) WHERE kind = 'moved-here';
COMMENT ON COLUMN "fact_action"."known_digests" IS 'For moved-here: digests of all that the fact said before it came, over all its patients.';

-- What was withdrawn or moved away gives up the sender's key: the same result may be entered again, or come back.
DROP INDEX person_fact_source_key_idx;
CREATE UNIQUE INDEX person_fact_source_key_idx ON person_fact (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX pft_source_key_idx;
CREATE UNIQUE INDEX pft_source_key_idx ON pft (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX hrct_source_key_idx;
CREATE UNIQUE INDEX hrct_source_key_idx ON hrct (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX symptom_report_source_key_idx;
CREATE UNIQUE INDEX symptom_report_source_key_idx ON symptom_report (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX blood_test_source_key_idx;
CREATE UNIQUE INDEX blood_test_source_key_idx ON blood_test (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX treatment_source_key_idx;
CREATE UNIQUE INDEX treatment_source_key_idx ON treatment (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX treatment_change_source_key_idx;
CREATE UNIQUE INDEX treatment_change_source_key_idx ON treatment_change (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX visit_source_key_idx;
CREATE UNIQUE INDEX visit_source_key_idx ON visit (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX oxygen_need_source_key_idx;
CREATE UNIQUE INDEX oxygen_need_source_key_idx ON oxygen_need (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX caution_source_key_idx;
CREATE UNIQUE INDEX caution_source_key_idx ON caution (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
DROP INDEX progression_decision_source_key_idx;
CREATE UNIQUE INDEX progression_decision_source_key_idx ON progression_decision (patient_id, source_key) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
