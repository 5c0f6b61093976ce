-- What a site alerts by is its own choice. Which names there are is for the rules to know; the review refuses others.
ALTER TABLE site
  ADD COLUMN alert_sets TEXT[] NOT NULL DEFAULT ARRAY['inbuild', 'dlco-decline'],
  ADD COLUMN settings_revision INTEGER NOT NULL DEFAULT 1;

ALTER TABLE site
  ADD CONSTRAINT site_alert_sets_check CHECK (array_position(alert_sets, NULL) IS NULL AND array_position(alert_sets, '') IS NULL),
  ADD CONSTRAINT site_settings_revision_check CHECK (settings_revision > 0);

GRANT UPDATE (alert_sets, settings_revision) ON site TO interstice_app;

COMMENT ON COLUMN "site"."alert_sets" IS 'Criterion sets and advisories that raise alerts, by id.';
COMMENT ON COLUMN "site"."settings_revision" IS 'Grows by one with every change of the protocols or of what alerts; who changes them names the one that was seen.';
