import type { RecordedFactKind } from './fact-input.js';

/** Tables of facts. The names go into SQL, so they come from here and from nowhere else. */
export const FACT_TABLES = {
  pft: 'pft',
  hrct: 'hrct',
  'blood-test': 'blood_test',
  'symptom-report': 'symptom_report',
  treatment: 'treatment',
  'treatment-change': 'treatment_change',
  visit: 'visit',
  'oxygen-need': 'oxygen_need',
  caution: 'caution',
  'progression-decision': 'progression_decision',
  'person-fact': 'person_fact',
} as const satisfies Record<RecordedFactKind, string>;

/** The column that says on which day a fact of a kind was true. */
export const FACT_DAYS = {
  pft: 'tested_on',
  hrct: 'performed_on',
  'blood-test': 'collected_on',
  'symptom-report': 'reported_on',
  treatment: 'starts_on',
  'treatment-change': 'changed_on',
  visit: 'visited_on',
  'oxygen-need': 'assessed_on',
  caution: 'noted_on',
  'progression-decision': 'decided_on',
  'person-fact': 'valid_on',
} as const satisfies Record<RecordedFactKind, string>;

export const FACT_KINDS = Object.keys(FACT_TABLES) as readonly RecordedFactKind[];
