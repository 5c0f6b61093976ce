-- Files that people hand in. The debt is here, as everywhere: an import that is not finished is owed, whoever died over it.

CREATE TABLE import (
  id UUID NOT NULL DEFAULT uuidv7(),
  site_id UUID NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_bytes BIGINT NOT NULL,
  file_sha256 TEXT NOT NULL,
  dry_run BOOLEAN NOT NULL,
  status TEXT NOT NULL DEFAULT 'queued',
  requested_by UUID NOT NULL,
  requested_at TIMESTAMPTZ NOT NULL,
  started_at TIMESTAMPTZ,
  finished_at TIMESTAMPTZ,
  rows INTEGER,
  rows_done INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  lease_token UUID,
  leased_until TIMESTAMPTZ,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_error_code TEXT,

  CONSTRAINT import_pkey PRIMARY KEY (id)
);

CREATE INDEX import_site_id_requested_at_id_idx ON import(site_id, requested_at, id);
CREATE UNIQUE INDEX import_id_site_id_key ON import(id, site_id);
-- What the sweep asks: which imports are not finished.
CREATE INDEX import_owed_idx ON import (next_attempt_at, id) WHERE status IN ('queued', 'running');

ALTER TABLE import
  ADD CONSTRAINT import_site_id_fkey
  FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE import
  ADD CONSTRAINT import_requested_by_fkey
  FOREIGN KEY (requested_by) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE import
  ADD CONSTRAINT import_kind_check CHECK (kind IN (
    'patients', 'pfts', 'hrcts', 'blood-tests', 'symptom-reports', 'treatments', 'visits', 'progression-decisions'
  )),
  ADD CONSTRAINT import_file_name_check CHECK (file_name <> ''),
  ADD CONSTRAINT import_file_bytes_check CHECK (file_bytes >= 0),
  ADD CONSTRAINT import_status_check CHECK (status IN ('queued', 'running', 'completed', 'failed')),
  ADD CONSTRAINT import_finished_at_check CHECK ((finished_at IS NOT NULL) = (status IN ('completed', 'failed'))),
  ADD CONSTRAINT import_rows_check CHECK (rows >= 0 AND rows_done <= rows),
  ADD CONSTRAINT import_rows_done_check CHECK (rows_done = created + unchanged + failed),
  ADD CONSTRAINT import_lease_check CHECK ((lease_token IS NULL) = (leased_until IS NULL)),
  ADD CONSTRAINT import_last_error_code_check CHECK (last_error_code ~ '^[a-z0-9.-]+$');

CREATE TABLE import_part (
  import_id UUID NOT NULL,
  part INTEGER NOT NULL,
  site_id UUID NOT NULL,
  bytes BYTEA NOT NULL,

  CONSTRAINT import_part_pkey PRIMARY KEY (import_id,part)
);

ALTER TABLE import_part
  ADD CONSTRAINT import_part_import_id_site_id_fkey
  FOREIGN KEY (import_id, site_id) REFERENCES import(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE import_part
  ADD CONSTRAINT import_part_part_check CHECK (part >= 0),
  ADD CONSTRAINT import_part_bytes_check CHECK (octet_length(bytes) BETWEEN 1 AND 4194304);

CREATE TABLE import_error (
  import_id UUID NOT NULL,
  seq INTEGER NOT NULL,
  site_id UUID NOT NULL,
  line INTEGER NOT NULL,
  column_name TEXT,
  detail TEXT NOT NULL,

  CONSTRAINT import_error_pkey PRIMARY KEY (import_id,seq)
);

ALTER TABLE import_error
  ADD CONSTRAINT import_error_import_id_site_id_fkey
  FOREIGN KEY (import_id, site_id) REFERENCES import(id, site_id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE import_error
  ADD CONSTRAINT import_error_line_check CHECK (line >= 1),
  ADD CONSTRAINT import_error_detail_check CHECK (detail <> '');

CREATE TRIGGER import_keep BEFORE DELETE ON import
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
CREATE TRIGGER import_part_guard BEFORE UPDATE ON import_part
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER import_error_guard BEFORE UPDATE ON import_error
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER import_error_keep BEFORE DELETE ON import_error
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

ALTER TABLE import ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY import_owner ON import TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY import_app ON import TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY import_worker ON import TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE import_part ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY import_part_owner ON import_part TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY import_part_app ON import_part TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY import_part_worker ON import_part TO interstice_worker USING (true) WITH CHECK (true);

ALTER TABLE import_error ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY import_error_owner ON import_error TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY import_error_app ON import_error TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY import_error_worker ON import_error TO interstice_worker USING (true) WITH CHECK (true);

-- Rows are written as the person who handed the file in, by whichever process runs it. The file goes when it is done.
GRANT SELECT, INSERT ON import TO interstice_app;
GRANT UPDATE (
    status, started_at, finished_at, rows, rows_done, created, unchanged, failed, lease_token, leased_until, attempts,
    next_attempt_at, last_error_code
  ) ON import TO interstice_app;
GRANT SELECT, INSERT, DELETE ON import_part TO interstice_app;
GRANT SELECT, INSERT ON import_error TO interstice_app;
-- The worker finds what is owed and whose it is; it reads no file and writes no row under its own name.
GRANT SELECT ON import TO interstice_worker;
