-- Live screens are told of changes as they become visible. A number is taken before its transaction commits, so that the
-- order of numbers is not the order in which rows appear: a reader remembers what it could see (pg_snapshot) and looks, from
-- the oldest transaction that ran then, for what it could not. A screen that comes back names the last row it was told of:
-- whatever a transaction wrote that had ended before that row was written, it has been told.
ALTER TABLE change ADD COLUMN settled_before xid8 NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot());
CREATE INDEX change_site_id_xid_seq_idx ON change (site_id, xid, seq);
-- Nobody read it.
DROP INDEX change_site_id_seq_idx;

-- Old rows are removed by the worker, and by nobody else.
GRANT DELETE ON change TO interstice_worker;

-- A stream outlives the request that opened it. Whoever signs out, loses a role or an account is looked at again at once, in
-- every process.
CREATE FUNCTION announce_access() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  IF TG_TABLE_NAME = 'user' THEN
    PERFORM pg_notify('interstice_access', NEW.id::text);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM pg_notify('interstice_access', OLD.user_id::text);
  ELSE
    PERFORM pg_notify('interstice_access', NEW.user_id::text);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER session_announce AFTER UPDATE OF ended_at ON session
  FOR EACH ROW WHEN (OLD.ended_at IS DISTINCT FROM NEW.ended_at) EXECUTE FUNCTION announce_access();
CREATE TRIGGER user_announce AFTER UPDATE OF disabled_at ON "user"
  FOR EACH ROW WHEN (OLD.disabled_at IS DISTINCT FROM NEW.disabled_at) EXECUTE FUNCTION announce_access();
CREATE TRIGGER site_membership_announce AFTER INSERT OR UPDATE OR DELETE ON site_membership
  FOR EACH ROW EXECUTE FUNCTION announce_access();

COMMENT ON TABLE "change" IS 'Feed of changes that live screens follow. Kept for a week.';
COMMENT ON COLUMN "change"."seq" IS 'Grows, but not in the order in which rows become visible.';
COMMENT ON COLUMN "change"."xid" IS 'The transaction that wrote it: visible or not in what a reader saw before.';
COMMENT ON COLUMN "change"."settled_before" IS 'All older transactions had ended when it was written, so that whoever saw it saw theirs.';
