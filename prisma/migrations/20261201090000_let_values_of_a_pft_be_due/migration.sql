-- What a PFT on record lacks and progression hangs on is due as work of its own (B-14).
ALTER TABLE due_item
  DROP CONSTRAINT due_item_test_check,
  ADD CONSTRAINT due_item_test_check CHECK (test IN (
    'pft', 'dlco', 'hrct', 'blood', 'symptom-report', 'hrct-comparison', 'height', 'haemoglobin', 'pft-values', 'joint-visit'
  ));
