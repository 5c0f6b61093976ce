-- A standing warning about a drug is decided once per course, with a day on which it speaks again (B-33).
ALTER TABLE alert_action
  ADD COLUMN review_on date;
ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_review_check CHECK (review_on IS NULL OR kind IN ('acted', 'dismissed'));

COMMENT ON COLUMN "alert_action"."review_on" IS 'For a decision about a drug that goes on: the day on which its warning speaks again.';
