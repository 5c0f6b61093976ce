-- What a source names as a risk can be recorded (D-04), and what a drug does to a patient has kinds of its own (D-08).
ALTER TABLE person_fact DROP CONSTRAINT person_fact_kind_check;
ALTER TABLE person_fact ADD CONSTRAINT person_fact_kind_check CHECK (kind IN (
  'sex', 'birth-date', 'height', 'ctd', 'antibodies', 'ild-diagnosis', 'ctd-diagnosis', 'hrct-pattern', 'descent',
  'rapidly-progressive', 'status'
));
COMMENT ON COLUMN "person_fact"."kind" IS 'Which fact: sex, birth-date, height, ctd, antibodies, ild-diagnosis, ctd-diagnosis, hrct-pattern, descent, rapidly-progressive or status.';

ALTER TABLE caution DROP CONSTRAINT caution_kind_check;
ALTER TABLE caution ADD CONSTRAINT caution_kind_check CHECK (kind IN (
  'pregnancy', 'allergy', 'infection', 'renal', 'hepatic', 'diarrhoea', 'liver-enzymes', 'low-counts', 'other'
));
COMMENT ON COLUMN "caution"."kind" IS 'pregnancy, allergy, infection, renal, hepatic, diarrhoea, liver-enzymes, low-counts or other.';
