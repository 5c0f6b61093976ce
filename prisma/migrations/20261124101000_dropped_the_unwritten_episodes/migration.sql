-- An episode begins with a recorded decision about progression and is named by its lineage. Nothing was ever written here;
-- a row that stands would be a decision lost, so it stops the migration.
DO $$
BEGIN
  IF EXISTS (SELECT FROM episode) THEN
    RAISE EXCEPTION 'episode holds rows: record them as progression decisions first';
  END IF;
END
$$;
-- Its keys, policies, grants and trigger go with it.
DROP TABLE episode;

COMMENT ON TABLE "progression_decision" IS 'A decision about progression, taken on an alert or entered as a past one (B-08). Some set the baseline of an episode (B-06).';
COMMENT ON COLUMN "alert"."episode_id" IS 'The decision that began its episode, by its lineage; null before the first.';
