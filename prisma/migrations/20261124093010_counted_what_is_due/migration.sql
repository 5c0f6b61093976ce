-- Worklists, each order with its index, whole in itself: a page of many sites is found without touching the table, and
-- only the rows that are shown are read from it. A cursor is an id alone.
DROP INDEX due_item_worklist_idx;
DROP INDEX due_item_worklist_by_test_idx;
CREATE INDEX due_item_by_close_idx ON due_item (site_id, closes_on, id) INCLUDE (patient_id, opens_on)
  WHERE closed_at IS NULL;
CREATE INDEX due_item_by_test_close_idx ON due_item (site_id, test, closes_on, id) INCLUDE (patient_id, opens_on)
  WHERE closed_at IS NULL;
CREATE INDEX due_item_by_open_idx ON due_item (site_id, opens_on, id) INCLUDE (patient_id, test)
  WHERE closed_at IS NULL;
CREATE INDEX due_item_id_idx ON due_item (id);

-- How many unclosed due items open and close on each day. Status follows from the day, so any figure of a dashboard is a
-- sum over days. Whoever writes due items adds what changed, as rows of their own: nobody waits for anybody, in whatever
-- order they write. The worker adds rows of one day up now and then, which changes no sum.
CREATE TABLE due_counter (
  id UUID NOT NULL DEFAULT uuidv7(),
  site_id UUID NOT NULL,
  test TEXT NOT NULL,
  day DATE NOT NULL,
  opening INTEGER NOT NULL,
  closing INTEGER NOT NULL,
  folded BOOLEAN NOT NULL DEFAULT false,

  CONSTRAINT due_counter_pkey PRIMARY KEY (site_id, test, day, id)
);

CREATE INDEX due_counter_unfolded_idx ON due_counter (site_id, test, day) WHERE NOT folded;

ALTER TABLE due_counter
  ADD CONSTRAINT due_counter_site_id_fkey
  FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE due_counter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY due_counter_owner ON due_counter TO interstice_owner USING (true) WITH CHECK (true);
CREATE POLICY due_counter_app ON due_counter TO interstice_app
  USING (site_id = ANY ((SELECT current_site_ids())::uuid[]))
  WITH CHECK (site_id = ANY ((SELECT current_site_ids())::uuid[]));
CREATE POLICY due_counter_worker ON due_counter TO interstice_worker USING (true) WITH CHECK (true);

GRANT SELECT ON due_counter TO interstice_app;
-- Adding up replaces rows by their sum.
GRANT SELECT, INSERT, DELETE ON due_counter TO interstice_worker;

-- By trigger, so that no writer can forget it; once for each statement, whatever its size.
CREATE FUNCTION count_added_due_items() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  INSERT INTO public.due_counter (site_id, test, day, opening, closing)
  SELECT site_id, test, day, sum(opening), sum(closing)
    FROM (SELECT site_id, test, opens_on AS day, 1 AS opening, 0 AS closing FROM added WHERE closed_at IS NULL
          UNION ALL
          SELECT site_id, test, closes_on, 0, 1 FROM added WHERE closed_at IS NULL) AS counted
   GROUP BY site_id, test, day;
  RETURN NULL;
END
$$;

CREATE FUNCTION count_changed_due_items() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  INSERT INTO public.due_counter (site_id, test, day, opening, closing)
  SELECT site_id, test, day, sum(opening), sum(closing)
    FROM (SELECT site_id, test, opens_on AS day, 1 AS opening, 0 AS closing FROM added WHERE closed_at IS NULL
          UNION ALL
          SELECT site_id, test, closes_on, 0, 1 FROM added WHERE closed_at IS NULL
          UNION ALL
          SELECT site_id, test, opens_on, -1, 0 FROM removed WHERE closed_at IS NULL
          UNION ALL
          SELECT site_id, test, closes_on, 0, -1 FROM removed WHERE closed_at IS NULL) AS counted
   GROUP BY site_id, test, day
  HAVING sum(opening) <> 0 OR sum(closing) <> 0;
  RETURN NULL;
END
$$;

CREATE TRIGGER due_item_count_added AFTER INSERT ON due_item
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_added_due_items();
CREATE TRIGGER due_item_count_changed AFTER UPDATE ON due_item
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_due_items();

-- What the counts would have to be changed by to agree with the items: nothing. Both are seen at one instant, so this may be
-- asked, and its answer added, while others write.
CREATE FUNCTION due_counter_differences()
  RETURNS TABLE (site_id uuid, test text, day date, opening bigint, closing bigint)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public
AS $$
  SELECT site_id, test, day, sum(opening), sum(closing)
    FROM (SELECT site_id, test, opens_on AS day, 1 AS opening, 0 AS closing FROM due_item WHERE closed_at IS NULL
          UNION ALL
          SELECT site_id, test, closes_on, 0, 1 FROM due_item WHERE closed_at IS NULL
          UNION ALL
          SELECT site_id, test, day, -opening, -closing FROM due_counter) AS counted
   GROUP BY site_id, test, day
  HAVING sum(opening) <> 0 OR sum(closing) <> 0
$$;

-- What is there already.
INSERT INTO due_counter (site_id, test, day, opening, closing)
SELECT site_id, test, day, opening, closing FROM due_counter_differences();

COMMENT ON TABLE "due_counter" IS 'How many unclosed due items of a site and a test open and close on a day: the sum over the rows of that day.';
COMMENT ON COLUMN "due_counter"."id" IS 'UUIDv7.';
COMMENT ON COLUMN "due_counter"."site_id" IS 'The site.';
COMMENT ON COLUMN "due_counter"."test" IS 'Which test.';
COMMENT ON COLUMN "due_counter"."day" IS 'The day on which they open or close.';
COMMENT ON COLUMN "due_counter"."opening" IS 'How many more, or fewer when negative, open on that day.';
COMMENT ON COLUMN "due_counter"."closing" IS 'How many more, or fewer when negative, close on that day.';
COMMENT ON COLUMN "due_counter"."folded" IS 'Whether the row is the sum of earlier ones rather than what one statement changed.';
