-- Written by prisma/comments.mjs from schema.prisma.
COMMENT ON COLUMN "site"."alert_owner_id" IS 'Who answers for the alerts of patients who name nobody.';
COMMENT ON COLUMN "site"."alert_deputy_id" IS 'Who stands in for that person.';
COMMENT ON COLUMN "patient"."physician_id" IS 'The physician who answers for the patient and owns new alerts; null where nobody is named.';
COMMENT ON COLUMN "patient"."deputy_id" IS 'Who stands in for that physician.';
COMMENT ON COLUMN "alert"."deputy_id" IS 'Who stands in for that person.';
COMMENT ON COLUMN "alert"."due_by" IS 'Day by which it is to be decided; null in the history to triage.';
COMMENT ON COLUMN "alert"."in_history" IS 'It came with the site''s first import and is old: triaged in a list of its own (B-08).';
COMMENT ON COLUMN "alert"."seen_at" IS 'When a physician first saw the present evidence; null when unseen.';
COMMENT ON COLUMN "alert"."facts" IS 'Each fact of the evidence with its version and the values that were judged; null for alerts of older releases.';
COMMENT ON COLUMN "alert"."changed_after_decision" IS 'What of the facts behind a decision was changed since, and what had been decided; null when nothing was or it is decided (B-07).';
COMMENT ON COLUMN "alert"."severity_rank" IS '0 critical, 1 warning, 2 info. Generated.';
COMMENT ON COLUMN "alert_action"."kind" IS 'opened, evidence-changed, evidence-changed-after-decision, withdrawn, seen, acknowledged, assigned, acted, dismissed or reopened.';
COMMENT ON COLUMN "alert_action"."reason" IS 'Reason given, for a dismissal and for opening again.';
COMMENT ON COLUMN "alert_action"."evidence" IS 'What the alert said then: severity, certainty, evidence and facts.';
COMMENT ON COLUMN "alert_action"."decision_lineage_id" IS 'For acted: the decision that was recorded as a fact, by its lineage.';
COMMENT ON COLUMN "alert_action"."to_user" IS 'For assigned: who answers for it since; null when that is nobody in person.';
