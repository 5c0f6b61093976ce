-- Who is on the telephone says "Ada Ash" as often as "Ash, Ada": both ways round are found, each by its own index.
ALTER TABLE patient
  ADD COLUMN search_given_name TEXT COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (lower((given_name || ' ' || family_name) COLLATE "pg_c_utf8")) STORED;

CREATE INDEX patient_site_id_search_given_name_id_idx ON patient(site_id, search_given_name, id);

COMMENT ON COLUMN "patient"."search_given_name" IS 'Given and family name in lower case, collation C, for search by range. Generated.';
