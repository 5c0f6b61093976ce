-- Alerts about blood and drugs are answered in their own words, and a return to normal is a line of the history.
ALTER TABLE alert_action
  DROP CONSTRAINT alert_action_kind_check,
  DROP CONSTRAINT alert_action_code_check;
ALTER TABLE alert_action
  ADD CONSTRAINT alert_action_kind_check CHECK (kind IN (
    'opened', 'evidence-changed', 'evidence-changed-after-decision', 'recovered', 'withdrawn', 'seen', 'acknowledged',
    'assigned', 'acted', 'dismissed', 'reopened'
  )),
  ADD CONSTRAINT alert_action_code_check CHECK (code IN (
    'escalated', 'accept-new-baseline', 'watch-and-repeat', 'other-cause', 'referred', 'treatment-changed', 'recovery-signed'
  ));
-- What has recovered is on the list until somebody signs it, which is a decision (B-02).
ALTER TABLE alert
  DROP CONSTRAINT alert_closed_check;
ALTER TABLE alert
  ADD CONSTRAINT alert_closed_check CHECK ((status IN ('open', 'acknowledged', 'recovered')) = (closed_at IS NULL));

COMMENT ON COLUMN "alert_action"."kind" IS 'opened, evidence-changed, evidence-changed-after-decision, recovered, withdrawn, seen, acknowledged, assigned, acted, dismissed or reopened.';
COMMENT ON COLUMN "alert_action"."code" IS 'For acted: escalated, accept-new-baseline, watch-and-repeat, other-cause, referred, treatment-changed or recovery-signed.';
