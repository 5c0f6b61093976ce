import type { Citation } from '@interstice/clinical';
import type { ClinicChoice } from './protocol.js';

/** Every number of the surveillance rules that has no published source. Shown as the clinic's choice wherever it acts. */
export const CLINIC_CHOICES = {
  'every-n-months-tolerance': {
    months: 1,
    cite: { doc: 'interstice-choices', at: 'B-19, every n months', ids: ['B-19'] },
  },
  'missing-baseline-target': {
    weeks: 2,
    cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
  'missing-baseline-closes': {
    weeks: 4,
    cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
  'confirming-pft-opens': {
    weeks: 4,
    cite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
  },
  'confirming-pft-target': {
    weeks: 8,
    cite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
  },
  'confirming-pft-closes': {
    weeks: 12,
    cite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
  },
  'symptom-report-closes': {
    days: 14,
    cite: { doc: 'interstice-choices', at: 'B-14, nurse call', ids: ['B-14'] },
  },
  'missing-fact-closes': {
    days: 14,
    cite: { doc: 'interstice-choices', at: 'B-14, as the nurse call', ids: ['B-14'] },
  },
  'second-hrct-opens': {
    months: 4,
    cite: { doc: 'interstice-choices', at: 'B-19, second HRCT', ids: ['B-19'] },
  },
  'second-hrct-target': {
    months: 5,
    cite: { doc: 'interstice-choices', at: 'B-19, second HRCT', ids: ['B-19'] },
  },
  'hrct-on-decline-target': {
    weeks: 2,
    cite: { doc: 'interstice-choices', at: 'B-19, HRCT on decline', ids: ['B-19'] },
  },
  'hrct-on-decline-closes': {
    weeks: 6,
    cite: { doc: 'interstice-choices', at: 'B-19, HRCT on decline', ids: ['B-19'] },
  },
  'weekly-blood-tolerance': {
    days: 2,
    cite: { doc: 'interstice-choices', at: 'B-19, weekly blood', ids: ['B-19'] },
  },
  // The label counts "twice monthly" and names no days: of 14 days two fall into each of months 2 and 3, on one weekday.
  'twice-monthly-blood-interval': {
    days: 14,
    cite: { doc: 'interstice-choices', at: 'B-20, twice monthly', ids: ['B-20'] },
  },
  'twice-monthly-blood-tolerance': {
    days: 4,
    cite: { doc: 'interstice-choices', at: 'B-19, twice monthly blood', ids: ['B-19'] },
  },
  'monthly-blood-tolerance': {
    days: 7,
    cite: { doc: 'interstice-choices', at: 'B-19, monthly blood', ids: ['B-19'] },
  },
  // No source that was read names an interval for these drugs; the summary has this one for mycophenolate.
  'without-interval-from': {
    months: 2,
    cite: { doc: 'interstice-choices', at: 'B-21, drugs without an interval', ids: ['B-21'] },
  },
  'without-interval-to': {
    months: 4,
    cite: { doc: 'interstice-choices', at: 'B-21, drugs without an interval', ids: ['B-21'] },
  },
  // Of a drug that lowers counts soonest: the shortest interval that a source has for the long term of any other.
  'cyclophosphamide-interval': {
    months: 1,
    cite: { doc: 'interstice-choices', at: 'B-21, drugs without an interval', ids: ['B-21'] },
  },
  'before-start-opens': {
    weeks: -4,
    cite: { doc: 'interstice-choices', at: 'B-28, days before the start', ids: ['B-28'] },
  },
  'before-start-target': {
    weeks: -2,
    cite: { doc: 'interstice-choices', at: 'B-28, days before the start', ids: ['B-28'] },
  },
  // The source warns of both "together from the start" and names no days.
  'started-together': {
    weeks: 4,
    cite: { doc: 'interstice-choices', at: 'drug warnings, started together', ids: ['T-08', 'X-05'] },
  },
} as const satisfies Readonly<Record<string, ClinicChoice>>;

/** Numbers of the alerts about blood that no source gives. They are no lengths of time, but for the last. */
export const BLOOD_CHOICES = {
  /** From this grade by either version an alert is critical, whatever step its source asks for. */
  'critical-from': {
    grade: 4,
    cite: { doc: 'interstice-choices', at: 'B-04; B-22, critical grades', ids: ['B-04', 'B-22'] },
  },
  /** So many tests, each further in the direction of concern than the one before, are told of inside the range. */
  'moving-in-a-row': {
    tests: 3,
    cite: { doc: 'interstice-choices', at: 'B-22, moving inside the limits', ids: ['B-22'] },
  },
  /** A run that has ended opens nothing any more this long after its last value outside. */
  'recovered-opens': {
    days: 28,
    cite: { doc: 'interstice-choices', at: 'B-02; B-08, recovered runs', ids: ['B-02', 'B-08'] },
  },
} as const satisfies Readonly<
  Record<string, { readonly cite: Citation } & Readonly<Record<string, unknown>>>
>;

/** How the work is shown, not what is due: no stored answer depends on these, so changing one makes no review owed. */
export const LIST_CHOICES = {
  'not-reviewed-after': {
    minutes: 15,
    cite: { doc: 'interstice-choices', at: 'B-35, not reviewed', ids: ['B-35'] },
  },
} as const;
