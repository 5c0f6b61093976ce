-- A query sees the sites that its transaction names, and no other. Forced, so that it holds for the owner's rights too.

-- Lists are read once for each query: policies call these through a scalar subquery.
CREATE FUNCTION current_site_ids() RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN string_to_array(nullif(current_setting('interstice.site_ids', true), ''), ',')::uuid[];

CREATE FUNCTION current_user_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('interstice.user_id', true), '')::uuid;

-- site, and who works there

ALTER TABLE site ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY site_owner ON site TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY site_app ON site TO interstice_app
  USING (id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (id = ANY ((SELECT current_site_ids())::uuid[]));
-- A person sees the name of every site they work at, whatever the request is about.
CREATE POLICY site_app_own ON site FOR SELECT TO interstice_app
  USING (id IN (SELECT m.site_id FROM site_membership AS m WHERE m.user_id = (SELECT current_user_id())));
CREATE POLICY site_worker ON site TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE site_membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY site_membership_owner ON site_membership TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY site_membership_app ON site_membership TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
-- Own memberships are read before the request knows its sites.
CREATE POLICY site_membership_app_own ON site_membership FOR SELECT TO interstice_app
  USING (user_id = (SELECT current_user_id()));
CREATE POLICY site_membership_worker ON site_membership TO interstice_worker USING (true) WITH CHECK (true);

-- everything that belongs to a patient

ALTER TABLE patient ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY patient_owner ON patient TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY patient_app ON patient TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY patient_worker ON patient TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE patient_review_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY patient_review_state_owner ON patient_review_state TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY patient_review_state_app ON patient_review_state TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY patient_review_state_worker ON patient_review_state TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE person_fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY person_fact_owner ON person_fact TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY person_fact_app ON person_fact TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY person_fact_worker ON person_fact TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE pft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY pft_owner ON pft TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY pft_app ON pft TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY pft_worker ON pft TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE hrct ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY hrct_owner ON hrct TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY hrct_app ON hrct TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY hrct_worker ON hrct TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE symptom_report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY symptom_report_owner ON symptom_report TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY symptom_report_app ON symptom_report TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY symptom_report_worker ON symptom_report TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE review ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY review_owner ON review TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY review_app ON review TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY review_worker ON review TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE due_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY due_item_owner ON due_item TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY due_item_app ON due_item TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY due_item_worker ON due_item TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE alert ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY alert_owner ON alert TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY alert_app ON alert TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY alert_worker ON alert TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE alert_action ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY alert_action_owner ON alert_action TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY alert_action_app ON alert_action TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY alert_action_worker ON alert_action TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE episode ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY episode_owner ON episode TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY episode_app ON episode TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY episode_worker ON episode TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY change_owner ON change TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY change_app ON change TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY change_worker ON change TO interstice_worker USING (true) WITH CHECK (true);

-- the trail: an event without a site (a sign-in) can be written by the app, but not read back

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_event_owner ON audit_event TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY audit_event_app_read ON audit_event FOR SELECT TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY audit_event_app_write ON audit_event FOR INSERT TO interstice_app
  WITH CHECK (site_id IS NULL OR site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY audit_event_worker ON audit_event TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE audit_payload ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_payload_owner ON audit_payload TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY audit_payload_app_read ON audit_payload FOR SELECT TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY audit_payload_app_write ON audit_payload FOR INSERT TO interstice_app
  WITH CHECK (site_id IS NULL OR site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY audit_payload_worker ON audit_payload TO interstice_worker USING (true) WITH CHECK (true);

-- What each role may do at all. Columns are named where only some may change. Nobody but the owner may remove
-- anything, save a membership.

GRANT USAGE ON SCHEMA public TO interstice_app, interstice_worker;

GRANT SELECT, INSERT ON site TO interstice_app;
GRANT UPDATE (name, time_zone, surveillance_protocol, blood_protocol, settings) ON site TO interstice_app;
GRANT SELECT, INSERT ON "user" TO interstice_app;
GRANT UPDATE (email, display_name, password_hash, failed_sign_ins, next_sign_in_at, disabled_at) ON "user"
  TO interstice_app;
GRANT SELECT, INSERT, DELETE ON site_membership TO interstice_app;
GRANT SELECT, INSERT ON session TO interstice_app;
GRANT UPDATE (last_seen_at, ended_at) ON session TO interstice_app;

GRANT SELECT ON site, site_membership TO interstice_worker;
-- Names of people, never their password hashes.
GRANT SELECT (id, display_name, disabled_at) ON "user" TO interstice_worker;

GRANT SELECT, INSERT ON patient TO interstice_app;
GRANT UPDATE (mrn, family_name, given_name, birth_date, updated_at) ON patient TO interstice_app;
GRANT SELECT, INSERT ON patient_review_state TO interstice_app;
-- A new fact is a new chance: the wait after failed reviews may be taken back.
GRANT UPDATE (record_revision, attempts, next_attempt_at) ON patient_review_state TO interstice_app;
GRANT SELECT, INSERT, UPDATE (superseded_at, withdrawn_at) ON person_fact, pft, hrct, symptom_report
  TO interstice_app;

GRANT SELECT ON patient, patient_review_state, person_fact, pft, hrct, symptom_report TO interstice_worker;
GRANT UPDATE (
    reviewed_revision, rule_set_seq, reviewed_on, reviewed_at, next_review_on, attempts, next_attempt_at,
    last_error_code
  ) ON patient_review_state TO interstice_worker;

GRANT SELECT ON review, due_item, alert, rule_set TO interstice_app;
GRANT INSERT ON rule_set TO interstice_app;
GRANT UPDATE (status, owner_id, due_by, seen_at, updated_at, closed_at) ON alert TO interstice_app;
GRANT SELECT, INSERT ON alert_action TO interstice_app;
GRANT SELECT, INSERT, UPDATE (withdrawn_at) ON episode TO interstice_app;

GRANT SELECT, INSERT ON rule_set TO interstice_worker;
GRANT SELECT, INSERT, UPDATE (output) ON review TO interstice_worker;
GRANT SELECT, INSERT ON due_item TO interstice_worker;
GRANT UPDATE (
    cycle, opens_on, target_on, closes_on, rule_ids, detail, closed_at, closed_reason, closed_by_lineage, updated_at
  ) ON due_item TO interstice_worker;
GRANT SELECT, INSERT ON alert TO interstice_worker;
GRANT UPDATE (
    episode_id, severity, status, certainty, owner_id, due_by, seen_at, evidence_revision, evidence, updated_at,
    closed_at
  ) ON alert TO interstice_worker;
GRANT SELECT, INSERT ON alert_action TO interstice_worker;
GRANT SELECT ON episode TO interstice_worker;

GRANT SELECT, INSERT ON audit_event, audit_payload TO interstice_app, interstice_worker;
GRANT UPDATE (sealed_at) ON audit_event TO interstice_worker;
GRANT SELECT, INSERT ON audit_seal TO interstice_worker;
GRANT SELECT, INSERT ON change TO interstice_app, interstice_worker;
GRANT USAGE ON SEQUENCE change_seq_seq TO interstice_app, interstice_worker;

-- Readiness asks whether the migrations of this release are in. (A shadow database has no such table.)
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON _prisma_migrations TO interstice_app, interstice_worker;
  END IF;
END
$$;
