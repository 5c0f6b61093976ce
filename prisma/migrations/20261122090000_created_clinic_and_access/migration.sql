-- Who works where, and who is signed in.

CREATE TABLE site (
  id UUID NOT NULL DEFAULT uuidv7(),
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  surveillance_protocol TEXT NOT NULL DEFAULT 'summary-2026',
  blood_protocol TEXT NOT NULL DEFAULT 'mmf-label',
  settings JSONB NOT NULL DEFAULT '{}',
  is_demo BOOLEAN NOT NULL DEFAULT false,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT site_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX site_name_key ON site(name);

ALTER TABLE site
  ADD CONSTRAINT site_name_check CHECK (name = btrim(name) AND name <> ''),
  ADD CONSTRAINT site_time_zone_check CHECK (time_zone <> ''),
  ADD CONSTRAINT site_settings_check CHECK (jsonb_typeof(settings) = 'object');

CREATE TABLE "user" (
  id UUID NOT NULL DEFAULT uuidv7(),
  email TEXT NOT NULL,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  failed_sign_ins INTEGER NOT NULL DEFAULT 0,
  next_sign_in_at TIMESTAMPTZ,
  disabled_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT user_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX user_email_key ON "user"(email);

ALTER TABLE "user"
  ADD CONSTRAINT user_email_check CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
  ADD CONSTRAINT user_display_name_check CHECK (display_name <> ''),
  ADD CONSTRAINT user_password_hash_check CHECK (password_hash LIKE '$argon2id$%'),
  ADD CONSTRAINT user_failed_sign_ins_check CHECK (failed_sign_ins >= 0);

CREATE TABLE site_membership (
  user_id UUID NOT NULL,
  site_id UUID NOT NULL,
  role TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT site_membership_pkey PRIMARY KEY (user_id,site_id,role)
);

CREATE INDEX site_membership_site_id_idx ON site_membership(site_id);

ALTER TABLE site_membership
  ADD CONSTRAINT site_membership_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE site_membership
  ADD CONSTRAINT site_membership_site_id_fkey
  FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE site_membership
  ADD CONSTRAINT site_membership_role_check CHECK (role IN ('nurse', 'physician', 'coordinator', 'admin'));

CREATE TABLE session (
  id UUID NOT NULL DEFAULT uuidv7(),
  token_digest BYTEA NOT NULL,
  user_id UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  last_seen_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  ended_at TIMESTAMPTZ,

  CONSTRAINT session_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX session_token_digest_key ON session(token_digest);
CREATE INDEX session_user_id_idx ON session(user_id);

ALTER TABLE session
  ADD CONSTRAINT session_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE session
  ADD CONSTRAINT session_token_digest_check CHECK (octet_length(token_digest) = 32),
  ADD CONSTRAINT session_expires_at_check CHECK (expires_at > created_at);
