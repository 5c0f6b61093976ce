-- What happened stays as it was written, whoever connects. A refusal is class 23 (integrity), as with any constraint.

CREATE FUNCTION refuse_removal() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

-- A fact is corrected by a later version or withdrawn. Neither changes what it said.
CREATE FUNCTION guard_fact_version() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  settable CONSTANT text[] := ARRAY['superseded_at', 'withdrawn_at'];
BEGIN
  IF to_jsonb(NEW) - settable IS DISTINCT FROM to_jsonb(OLD) - settable THEN
    RAISE EXCEPTION 'a recorded % cannot be edited: supersede or withdraw it', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at THEN
    RAISE EXCEPTION 'this version of % is superseded already', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
    RAISE EXCEPTION 'this version of % is withdrawn already', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

-- A version follows the head of its own lineage, which its writer has marked superseded just before.
-- (That both belong to one patient is the foreign key's part.)
CREATE FUNCTION guard_fact_lineage() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  earlier_lineage uuid;
  earlier_superseded_at timestamptz;
BEGIN
  EXECUTE format('SELECT lineage_id, superseded_at FROM public.%I WHERE patient_id = $1 AND id = $2', TG_TABLE_NAME)
    INTO earlier_lineage, earlier_superseded_at
    USING NEW.patient_id, NEW.supersedes;
  IF earlier_lineage IS DISTINCT FROM NEW.lineage_id THEN
    RAISE EXCEPTION 'a version of % supersedes one of its own lineage and patient', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF earlier_superseded_at IS NULL THEN
    RAISE EXCEPTION 'the version of % that is superseded must say since when', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER person_fact_guard_version BEFORE UPDATE ON person_fact
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER person_fact_guard_lineage BEFORE INSERT ON person_fact
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER person_fact_keep BEFORE DELETE ON person_fact
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

CREATE TRIGGER pft_guard_version BEFORE UPDATE ON pft
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER pft_guard_lineage BEFORE INSERT ON pft
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER pft_keep BEFORE DELETE ON pft
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

CREATE TRIGGER hrct_guard_version BEFORE UPDATE ON hrct
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER hrct_guard_lineage BEFORE INSERT ON hrct
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER hrct_keep BEFORE DELETE ON hrct
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

CREATE TRIGGER symptom_report_guard_version BEFORE UPDATE ON symptom_report
  FOR EACH ROW EXECUTE FUNCTION guard_fact_version();
CREATE TRIGGER symptom_report_guard_lineage BEFORE INSERT ON symptom_report
  FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL) EXECUTE FUNCTION guard_fact_lineage();
CREATE TRIGGER symptom_report_keep BEFORE DELETE ON symptom_report
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

-- The log of reviews: the full output of an old one may be dropped, nothing else.
CREATE FUNCTION guard_review() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  IF to_jsonb(NEW) - 'output' IS DISTINCT FROM to_jsonb(OLD) - 'output'
    OR (NEW.output IS NOT NULL AND NEW.output IS DISTINCT FROM OLD.output) THEN
    RAISE EXCEPTION 'a logged review cannot be edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER review_guard BEFORE UPDATE ON review
  FOR EACH ROW EXECUTE FUNCTION guard_review();
CREATE TRIGGER review_keep BEFORE DELETE ON review
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER alert_action_guard BEFORE UPDATE ON alert_action
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER alert_action_keep BEFORE DELETE ON alert_action
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER audit_seal_guard BEFORE UPDATE ON audit_seal
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_keep BEFORE DELETE ON audit_seal
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

-- Lists are rebuilt by changing and closing rows: appointments and decisions point at them.
CREATE TRIGGER due_item_keep BEFORE DELETE ON due_item
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER alert_keep BEFORE DELETE ON alert
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER episode_keep BEFORE DELETE ON episode
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER patient_keep BEFORE DELETE ON patient
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

-- The sealer marks an event once; what was done stays as it was written.
CREATE FUNCTION guard_audit_event() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  IF OLD.sealed_at IS NOT NULL OR to_jsonb(NEW) - 'sealed_at' IS DISTINCT FROM to_jsonb(OLD) - 'sealed_at' THEN
    RAISE EXCEPTION 'an audit event is sealed once and never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER audit_event_guard BEFORE UPDATE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION guard_audit_event();
CREATE TRIGGER audit_event_keep BEFORE DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
-- Values are erased by removing the row (only the owner may); they are never replaced by others.
CREATE TRIGGER audit_payload_guard BEFORE UPDATE ON audit_payload
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What stands for good cannot be removed all at once either.
CREATE TRIGGER person_fact_keep_all BEFORE TRUNCATE ON person_fact EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER pft_keep_all BEFORE TRUNCATE ON pft EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER hrct_keep_all BEFORE TRUNCATE ON hrct EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER symptom_report_keep_all BEFORE TRUNCATE ON symptom_report EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER review_keep_all BEFORE TRUNCATE ON review EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER alert_action_keep_all BEFORE TRUNCATE ON alert_action EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER audit_event_keep_all BEFORE TRUNCATE ON audit_event EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER audit_seal_keep_all BEFORE TRUNCATE ON audit_seal EXECUTE FUNCTION refuse_removal();

-- Wakes live screens: one notice a statement and site. It says where to look, never what is there.
CREATE FUNCTION announce_changes() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  PERFORM pg_notify('interstice_change', json_build_object('siteId', site_id, 'seq', max(seq))::text)
    FROM added
    GROUP BY site_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER change_announce AFTER INSERT ON change
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION announce_changes();
