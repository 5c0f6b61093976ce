-- Answers by older rules are looked for site by site, also where there are none. What waits for a review is found by the index
-- of the sweep, which holds little but while much is imported; a second one would cost every write.
CREATE INDEX patient_review_state_site_id_rule_set_seq_idx ON patient_review_state (site_id, rule_set_seq);
DROP INDEX patient_review_state_behind_idx;
