-- A count takes its site from due items, which are tied to it already. A key of its own would lock the site's one row with every
-- review, where all workers meet.
ALTER TABLE due_counter DROP CONSTRAINT due_counter_site_id_fkey;
