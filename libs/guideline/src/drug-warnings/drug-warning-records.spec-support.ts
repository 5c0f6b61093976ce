import {
  parseIsoDate,
  type Ctd,
  type PatientRecord,
  type PersonFact,
  type WarningDecision,
} from '@interstice/clinical';
import { change, pft, recordOf, treatment, visit } from '../record.spec-support.js';
import type { AlertSeverity } from '../review-result.js';

/** What a warning says that a case states: rule, course, severity, the word of its strength, ids, and how much is disputed. */
export interface StatedWarning {
  readonly rule: string;
  readonly course: string;
  readonly severity: AlertSeverity;
  readonly strength: 'Strong' | 'Conditional' | 'Warned';
  readonly ids: readonly string[];
  readonly disputes?: number;
  readonly remarks?: number;
  /** Told of its dose, where anything is. */
  readonly dose?: string;
}

export interface DrugWarningCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly warnings: readonly StatedWarning[];
  /** Why what was looked at is not warned about: rule, course and reason. */
  readonly unwarned?: readonly (readonly [rule: string, course: string, why: string])[];
}

/** The day on which every case is asked. */
export const ASKED_ON = '2026-03-01';

const day = parseIsoDate;

/** A disease that was known from the beginning. */
export function disease(primary: Ctd, ...secondary: readonly Ctd[]): PersonFact {
  return {
    kind: 'ctd',
    lineageId: 'ctd',
    id: 'ctd v1',
    on: day('2020-01-01'),
    value: { primary, secondary },
  };
}

/** A clinician's flag. */
export function rapid(on: string, flag = true): PersonFact {
  return { kind: 'rapidly-progressive', lineageId: 'flag', id: 'flag v1', on: day(on), value: { flag } };
}

/** Prednisone of so many milligrams once a day. */
export function prednisone(
  startedOn: string,
  mg: number | null,
  given: Parameters<typeof treatment>[1] = {},
) {
  const lineageId = given.lineageId ?? 'steroid';
  return treatment(startedOn, {
    drug: 'prednisone',
    lineageId,
    changes: mg === null ? [] : [change(startedOn, mg, { timesPerDay: 1, lineageId: `${lineageId} dose` })],
    ...given,
  });
}

/** Begun eleven months before the day asked about. */
export const MYCOPHENOLATE = treatment('2025-04-01', { lineageId: 'mycophenolate' });
/** Nintedanib, unless another antifibrotic is given. */
export const nintedanib = (on: string, given: Parameters<typeof treatment>[1] = {}) =>
  treatment(on, { drug: 'nintedanib', lineageId: 'antifibrotic', ...given });

export const SSC: Omit<StatedWarning, 'course'> = {
  rule: 'drug.glucocorticoid-ssc',
  severity: 'warning',
  strength: 'Strong',
  ids: ['T-03', 'X-02'],
};
export const LONG: Omit<StatedWarning, 'course'> = {
  rule: 'drug.glucocorticoid-long',
  severity: 'warning',
  strength: 'Warned',
  ids: ['X-01'],
};
export const BESIDE: Omit<StatedWarning, 'course'> = {
  rule: 'drug.antifibrotic-beside-mycophenolate',
  severity: 'warning',
  strength: 'Warned',
  ids: ['X-05'],
};
export const FIRST: Omit<StatedWarning, 'course'> = {
  rule: 'drug.pirfenidone-first-line',
  severity: 'warning',
  strength: 'Conditional',
  ids: ['T-08'],
};
export const ABOVE = 'above 15 mg a day';

/**
 * Systemic sclerosis on 20 mg of prednisone for four months, nintedanib added six months after mycophenolate, both specialties
 * seen, no progression on record.
 */
export const THREE_WARNINGS_RECORD = recordOf({
  person: [disease('ssc')],
  pfts: [pft('2025-09-15', { pct: 80 }), pft('2026-02-15', { pct: 79.5 })],
  visits: [visit('2026-01-10', 'pulmonology'), visit('2026-01-20', 'rheumatology')],
  treatments: [prednisone('2025-11-01', 20), MYCOPHENOLATE, nintedanib('2025-10-01')],
});

const decided = (reviewOn: string, key = 'drug.leflunomide:course'): WarningDecision => ({
  key,
  decidedOn: day('2025-12-01'),
  reviewOn: day(reviewOn),
});

/** A record on which it was decided to keep leflunomide until a day. */
export function keptUntil(reviewOn: string): PatientRecord {
  return {
    ...recordOf({ treatments: [treatment('2025-10-01', { drug: 'leflunomide', lineageId: 'course' })] }),
    warningDecisions: [decided(reviewOn)],
  };
}
