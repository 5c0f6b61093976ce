-- What a review answers is written once, read as a whole and never searched: it comes packed, and stays in its row, where
-- writing it and dropping it again cost least. Answers in the former form are dropped and everybody is owed a review,
-- which writes them anew.
ALTER TABLE review DROP CONSTRAINT review_output_check;
ALTER TABLE review ALTER COLUMN output TYPE bytea USING NULL;
ALTER TABLE review ALTER COLUMN output SET STORAGE EXTERNAL;
ALTER TABLE review SET (toast_tuple_target = 8160);
UPDATE patient_review_state SET rule_set_seq = 0 WHERE rule_set_seq > 0;

COMMENT ON COLUMN review.output IS 'Full output as packed JSON (zlib); kept for the last review and for those that changed an alert.';

-- The same rule as before, without turning each row into JSON.
CREATE OR REPLACE FUNCTION guard_review() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  kept public.review := OLD;
BEGIN
  kept.output := NEW.output;
  IF NEW IS DISTINCT FROM kept OR (NEW.output IS NOT NULL AND NEW.output IS DISTINCT FROM OLD.output) THEN
    RAISE EXCEPTION 'a logged review cannot be edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
