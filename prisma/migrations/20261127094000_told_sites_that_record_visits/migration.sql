-- Whether a site records visits at all: of one that does not, nobody is asked to book joint visits (M-08).
CREATE INDEX visit_site_idx ON visit (site_id) WHERE superseded_at IS NULL AND withdrawn_at IS NULL;
