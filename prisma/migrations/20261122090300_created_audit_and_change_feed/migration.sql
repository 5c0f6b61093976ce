-- The trail, its chain, and the feed of live screens.

CREATE TABLE audit_event (
  id UUID NOT NULL DEFAULT uuidv7(),
  site_id UUID,
  patient_id UUID,
  user_id UUID,
  action TEXT NOT NULL,
  entity_kind TEXT,
  entity_id UUID,
  request_id TEXT,
  at TIMESTAMPTZ NOT NULL,
  canonical TEXT NOT NULL,
  digest BYTEA,
  sealed_at TIMESTAMPTZ,

  CONSTRAINT audit_event_pkey PRIMARY KEY (id)
);

CREATE INDEX audit_event_site_id_patient_id_at_idx ON audit_event(site_id, patient_id, at);

-- The tail that the sealer has still to chain.
CREATE INDEX audit_event_unsealed_idx ON audit_event (id) WHERE sealed_at IS NULL;

ALTER TABLE audit_event
  ADD CONSTRAINT audit_event_action_check CHECK (action ~ '^[a-z0-9-]+([.][a-z0-9-]+)*$'),
  ADD CONSTRAINT audit_event_digest_check CHECK (octet_length(digest) = 32);

CREATE TABLE audit_payload (
  event_id UUID NOT NULL,
  site_id UUID,
  salt BYTEA NOT NULL,
  "values" JSONB NOT NULL,

  CONSTRAINT audit_payload_pkey PRIMARY KEY (event_id)
);

ALTER TABLE audit_payload
  ADD CONSTRAINT audit_payload_salt_check CHECK (octet_length(salt) >= 16);

CREATE TABLE audit_seal (
  seq BIGINT NOT NULL,
  event_id UUID NOT NULL,
  prev BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  sealed_at TIMESTAMPTZ NOT NULL,

  CONSTRAINT audit_seal_pkey PRIMARY KEY (seq)
);

CREATE UNIQUE INDEX audit_seal_event_id_key ON audit_seal(event_id);

ALTER TABLE audit_seal
  ADD CONSTRAINT audit_seal_seq_check CHECK (seq > 0),
  ADD CONSTRAINT audit_seal_prev_check CHECK (octet_length(prev) = 32),
  ADD CONSTRAINT audit_seal_hash_check CHECK (octet_length(hash) = 32);

CREATE TABLE change (
  seq BIGSERIAL NOT NULL,
  site_id UUID NOT NULL,
  patient_id UUID NOT NULL,
  kind TEXT NOT NULL,
  entity_id UUID,
  at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),

  CONSTRAINT change_pkey PRIMARY KEY (seq)
);

CREATE INDEX change_site_id_seq_idx ON change(site_id, seq);

ALTER TABLE change
  ADD CONSTRAINT change_kind_check CHECK (kind IN ('fact', 'review', 'alert'));
