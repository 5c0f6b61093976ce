import { addMonths, parseIsoDate, type PatientRecord } from '@interstice/clinical';
import { comparedHrct, hrct, pft, recordOf, symptoms } from './record.spec-support.js';

/** Two tests, and what all definitions say of them. */
export interface EdgeCase {
  readonly name: string;
  readonly record: PatientRecord;
  /** The criteria that are met, each by its set. */
  readonly criteria: readonly string[];
  /** The sets that are met. */
  readonly sets: readonly string[];
}

interface Given {
  readonly fvc: readonly [earlier: number, later: number];
  readonly dlco?: readonly [earlier: number, later: number];
  readonly uncorrected?: true;
  readonly worse?: true;
  readonly increased?: true;
  /** Later by calendar months, or the day after them. */
  readonly months?: number;
  readonly dayAfter?: true;
}

const first = parseIsoDate('2024-01-15');

function recordOfGiven({ fvc, dlco, uncorrected, worse, increased, months = 12, dayAfter }: Given) {
  const end = addMonths(first, months);
  const later = dayAfter ? parseIsoDate(end.replace(/15$/, '16')) : end;
  const corrected = uncorrected ? {} : { hbCorrected: true };
  const test = (on: string, index: 0 | 1) =>
    pft(on, { pct: fvc[index], ...(dlco ? { dlcoPct: dlco[index], ...corrected } : {}) });
  return recordOf({
    pfts: [test(first, 0), test(later, 1)],
    symptoms: [symptoms(later, worse ? 'worse' : 'stable', 'report', first)],
    hrcts: [hrct(first, 12), comparedHrct(later, increased ? 'increased' : 'stable', first)],
  });
}

const edge = (
  name: string,
  given: Given,
  criteria: readonly string[],
  sets: readonly string[],
): EdgeCase => ({ name, record: recordOfGiven(given), criteria, sets });

/** Every definition that counts a fall of FVC of a tenth by itself. */
const BY_A_TENTH = ['inbuild.a', 'omeract-2015.fvc', 'erice.fvc', 'short-form.decline'];
const SETS_BY_A_TENTH = ['inbuild', 'omeract-2015', 'erice', 'short-form'];
const [SYMPTOMS, PHYSIOLOGY, RADIOLOGY] = ['symptoms', 'physiology', 'radiology'].map(
  (domain) => `ppf-2022.${domain}`,
) as [string, string, string];
/** A fall of a twentieth with something beside it. */
const WITH_SYMPTOMS = ['inbuild.b', 'erice.fvc-symptoms', 'short-form.decline-with-symptoms'];
const WITH_FIBROSIS = ['inbuild.c', 'erice.fvc-fibrosis'];
const WITH_DLCO = ['omeract-2015.fvc-dlco', 'erice.fvc-dlco'];

/**
 * Both sides of every threshold of every definition, to the tenth in which percents are recorded (clinical facts 1a): the
 * fall that just counts, and the one next to it that does not.
 */
export const EDGE_CASES: readonly EdgeCase[] = [
  edge('10.0 %', { fvc: [100, 90] }, [...BY_A_TENTH, PHYSIOLOGY], SETS_BY_A_TENTH),
  edge('9.9 %', { fvc: [100, 90.1] }, [PHYSIOLOGY], []),
  edge('10.0 % in 4.5 points', { fvc: [45, 40.5] }, BY_A_TENTH, SETS_BY_A_TENTH),
  edge(
    '10.0 % with worse symptoms',
    { fvc: [100, 90], worse: true },
    [...BY_A_TENTH, SYMPTOMS, PHYSIOLOGY, 'erice.fvc-symptoms', 'short-form.decline-with-symptoms'],
    [...SETS_BY_A_TENTH, 'ppf-2022'],
  ),
  edge(
    '9.9 % with worse symptoms',
    { fvc: [100, 90.1], worse: true },
    [...WITH_SYMPTOMS, SYMPTOMS, PHYSIOLOGY],
    ['inbuild', 'ppf-2022', 'erice', 'short-form'],
  ),
  edge(
    '5.0 % with worse symptoms',
    { fvc: [100, 95], worse: true },
    [...WITH_SYMPTOMS, SYMPTOMS, PHYSIOLOGY],
    ['inbuild', 'ppf-2022', 'erice', 'short-form'],
  ),
  edge('4.9 % with worse symptoms', { fvc: [100, 95.1], worse: true }, [SYMPTOMS], []),
  edge(
    '5.0 % in 3 points with worse symptoms',
    { fvc: [60, 57], worse: true },
    [...WITH_SYMPTOMS, SYMPTOMS],
    ['inbuild', 'erice', 'short-form'],
  ),
  edge(
    '10.0 % with more fibrosis',
    { fvc: [100, 90], increased: true },
    [...BY_A_TENTH, PHYSIOLOGY, RADIOLOGY, 'erice.fvc-fibrosis'],
    [...SETS_BY_A_TENTH, 'ppf-2022'],
  ),
  edge(
    '9.9 % with more fibrosis',
    { fvc: [100, 90.1], increased: true },
    [...WITH_FIBROSIS, PHYSIOLOGY, RADIOLOGY],
    ['inbuild', 'ppf-2022', 'erice'],
  ),
  edge(
    '5.0 % with more fibrosis',
    { fvc: [100, 95], increased: true },
    [...WITH_FIBROSIS, PHYSIOLOGY, RADIOLOGY],
    ['inbuild', 'ppf-2022', 'erice'],
  ),
  edge('4.9 % with more fibrosis', { fvc: [100, 95.1], increased: true }, [RADIOLOGY], []),
  edge(
    '5.0 % in 3 points with more fibrosis',
    { fvc: [60, 57], increased: true },
    [...WITH_FIBROSIS, RADIOLOGY],
    ['inbuild', 'erice'],
  ),
  edge('worse symptoms alone', { fvc: [100, 100], worse: true }, [SYMPTOMS], []),
  edge('more fibrosis alone', { fvc: [100, 100], increased: true }, [RADIOLOGY], []),
  edge(
    'worse symptoms and more fibrosis',
    { fvc: [100, 100], worse: true, increased: true },
    ['inbuild.d', 'erice.symptoms-fibrosis', SYMPTOMS, RADIOLOGY],
    ['inbuild', 'ppf-2022', 'erice'],
  ),
  edge(
    '5.0 % with 15.0 % of DLCO',
    { fvc: [100, 95], dlco: [100, 85] },
    [...WITH_DLCO, PHYSIOLOGY],
    ['omeract-2015', 'erice'],
  ),
  edge('5.0 % with 14.9 % of DLCO', { fvc: [100, 95], dlco: [100, 85.1] }, [PHYSIOLOGY], []),
  edge('4.9 % with 15.0 % of DLCO', { fvc: [100, 95.1], dlco: [100, 85] }, [PHYSIOLOGY], []),
  edge(
    '9.9 % with 15.0 % of DLCO',
    { fvc: [100, 90.1], dlco: [100, 85] },
    [...WITH_DLCO, PHYSIOLOGY],
    ['omeract-2015', 'erice'],
  ),
  edge(
    '10.0 % with 15.0 % of DLCO',
    { fvc: [100, 90], dlco: [100, 85] },
    [...BY_A_TENTH, PHYSIOLOGY, 'erice.fvc-dlco'],
    SETS_BY_A_TENTH,
  ),
  edge('5.0 % in 3 points with 15.0 % of DLCO in 9', { fvc: [60, 57], dlco: [60, 51] }, WITH_DLCO, [
    'omeract-2015',
    'erice',
  ]),
  edge('5.0 points, which are 8.3 %', { fvc: [60, 55] }, [PHYSIOLOGY], []),
  edge('4.9 points, which are 8.2 %', { fvc: [60, 55.1] }, [], []),
  edge('10.0 points of DLCO', { fvc: [60, 60], dlco: [60, 50] }, [PHYSIOLOGY], []),
  edge('9.9 points of DLCO, which are 16.5 %', { fvc: [60, 60], dlco: [60, 50.1] }, [], []),
  edge('10.0 points of DLCO, not corrected', { fvc: [60, 60], dlco: [60, 50], uncorrected: true }, [], []),
  edge(
    '10.0 % on the last day of 12 months, with worse symptoms',
    { fvc: [100, 90], worse: true, months: 12 },
    [...BY_A_TENTH, SYMPTOMS, PHYSIOLOGY, 'erice.fvc-symptoms', 'short-form.decline-with-symptoms'],
    [...SETS_BY_A_TENTH, 'ppf-2022'],
  ),
  edge('10.0 % a day later', { fvc: [100, 90], months: 12, dayAfter: true }, BY_A_TENTH, SETS_BY_A_TENTH),
  edge('10.0 % on the last day of 24 months', { fvc: [100, 90], months: 24 }, BY_A_TENTH, SETS_BY_A_TENTH),
  edge(
    '10.0 % a day later: only where no time is stated',
    { fvc: [100, 90], months: 24, dayAfter: true },
    ['omeract-2015.fvc', 'short-form.decline'],
    ['omeract-2015', 'short-form'],
  ),
];
