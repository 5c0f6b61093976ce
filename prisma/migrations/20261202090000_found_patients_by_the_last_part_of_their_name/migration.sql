-- "Lopez" for "Garcia-Lopez", "Berg" for "van den Berg": many look for the last part of a family name.
ALTER TABLE patient
  ADD COLUMN search_last_part TEXT COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (
        CASE WHEN family_name ~ '[ -]'
             THEN lower((regexp_replace(family_name, '^.*[ -]', '') || ' ' || given_name) COLLATE "pg_c_utf8")
             ELSE '' END) STORED;

CREATE INDEX patient_site_id_search_last_part_id_idx ON patient(site_id, search_last_part, id);

COMMENT ON COLUMN "patient"."search_last_part" IS 'Last part of a family name of several, and given name, in lower case, collation C, for search by range; empty where it has one part. Generated.';
