-- Who types "demo-0047" means DEMO-0047: one number in other capitals is one person, and nobody is registered twice.
-- Two who have it already are for people to judge, so they stop the migration; their ids tell them, never their numbers.
DO $$
DECLARE
  twice text;
BEGIN
  SELECT string_agg(ids, '; ') INTO twice FROM (
    SELECT string_agg(id::text, ' and ' ORDER BY id) AS ids FROM patient
     GROUP BY site_id, lower(mrn COLLATE "pg_c_utf8") HAVING count(*) > 1 ORDER BY 1 LIMIT 50
  ) AS told_apart_by_capitals;
  IF twice IS NOT NULL THEN
    RAISE EXCEPTION 'patients of one site have MRNs that differ in capitals only: %', twice
      USING ERRCODE = 'unique_violation',
            HINT = 'With the release before this one, give one of them another MRN (undo their merge first if they '
                   'are merged), merge them if they are one person, and migrate again.';
  END IF;
END
$$;

ALTER TABLE patient
  ADD COLUMN search_mrn TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower(mrn COLLATE "pg_c_utf8")) STORED;

CREATE UNIQUE INDEX patient_site_id_search_mrn_key ON patient(site_id, search_mrn);
DROP INDEX patient_site_id_mrn_key;

COMMENT ON COLUMN "patient"."mrn" IS 'Medical record number as written, unique at the site whatever its capitals.';
COMMENT ON COLUMN "patient"."search_mrn" IS 'MRN in lower case, collation C, which tells patients apart and is searched by range. Generated.';
