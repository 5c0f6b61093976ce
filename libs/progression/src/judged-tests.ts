import type { IsoDate, Millilitres, PatientRecord, PctPred, Pft, QualityGrade } from '@interstice/clinical';
import type { FinePctPred } from '@interstice/lung-function';
import type { NotUsed, TestValues } from './assessment.js';
import type { Measure } from './compiled-set.js';
import { named } from './named.js';
import { recomputeAll, type Recomputed } from './recompute-tests.js';

/** A test that can be judged by one measure, one for each day and series (B-16). */
export interface JudgedTest {
  readonly on: IsoDate;
  readonly pft: Pft;
  readonly values: TestValues;
  readonly ml: Millilitres | null;
  readonly pct: PctPred | null;
  /** FVC recomputed on one equation with one height; null where that is not needed or cannot be (B-10). */
  readonly fine: FinePctPred | null;
  /** Of FVC, graded D to F: judges as the later test, never as the earlier one (B-15). */
  readonly poorQuality: boolean;
  /** The reference equation behind the % predicted of the measure. */
  readonly equation: string | null;
  readonly laboratory: string | null;
  readonly dlcoPct: PctPred | null;
}

export interface JudgedTests {
  /** Oldest first; of one day the most preferred last. */
  readonly tests: readonly JudgedTest[];
  readonly notUsed: readonly NotUsed[];
}

// "U" is a session without an acceptable blow: it stands between E and F on the 2019 scale.
const POOR_GRADES: ReadonlySet<QualityGrade> = new Set(['D', 'E', 'U', 'F']);
const BRONCHODILATOR_ORDER = { pre: 0, unknown: 1, post: 2 } as const;
// Ungraded tests count (B-15), but a test known to be acceptable is preferred on its day.
const GRADE_ORDER: Readonly<Record<QualityGrade | 'ungraded', number>> = {
  A: 0,
  B: 1,
  C: 2,
  ungraded: 3,
  D: 4,
  E: 5,
  U: 6,
  F: 7,
};

/**
 * Whether a test was done and carries an FVC.
 *
 * A test that could not be done satisfies nothing (B-15), and one with the transfer factor alone cannot be compared.
 *
 * @param pft - the test
 * @returns true when it can be judged
 * @source interstice-choices, B-15
 * @example isUsable({ ...pft, notDone: 'refused' }) //=> false
 */
export function isUsable(pft: Pft): boolean {
  return pft.notDone === undefined && (positive(pft.fvc) !== null || positive(pft.fvcPctPred) !== null);
}

/**
 * Whether a test may be a baseline: grades D to F may not, ungraded tests may.
 *
 * @param pft - the test
 * @returns true when it may stand as the earlier test of a pair
 * @source interstice-choices, B-15
 * @example isAcceptable({ ...pft, qualityGrade: 'D' }) //=> false
 */
export function isAcceptable(pft: Pft): boolean {
  return pft.qualityGrade === undefined || !POOR_GRADES.has(pft.qualityGrade);
}

/**
 * Whether a test was done at home. One whose setting is not said was done in a laboratory: spirometry at home says so.
 *
 * @param test - a judged test
 * @returns true when it says so
 * @source interstice-choices, B-16
 * @example isAtHome({ ...test, pft: { ...test.pft, setting: 'home' } }) //=> true
 */
export function isAtHome(test: JudgedTest): boolean {
  return test.pft.setting === 'home';
}

/**
 * Whether one test was done before and the other after a bronchodilator.
 *
 * @param first - a test
 * @param second - another one
 * @returns false when one of them does not say
 * @source interstice-choices, B-16
 * @example isPreWithPost(before, after) //=> true
 */
export function isPreWithPost(first: JudgedTest, second: JudgedTest): boolean {
  const [one, other] = [first.pft.bronchodilator, second.pft.bronchodilator];
  return (one === 'pre' && other === 'post') || (one === 'post' && other === 'pre');
}

/**
 * Whether two tests belong to one series: pre never stands beside post, nor home beside the laboratory.
 *
 * @param first - a test
 * @param second - another one
 * @returns false when one says pre and the other post, or only one was done at home
 * @source interstice-choices, B-16
 * @example areOneSeries(laboratoryTest, homeTest) //=> false
 */
export function areOneSeries(first: JudgedTest, second: JudgedTest): boolean {
  return !isPreWithPost(first, second) && isAtHome(first) === isAtHome(second);
}

/**
 * The tests of a record that judge by one measure: usable, not excluded, one for each day and series, oldest first.
 *
 * A set of values yields only to a preferred one of its own series: what it could be compared with must not get lost
 * because the day has a set of another series as well. DLCO may come from another set of the day than FVC.
 *
 * @param record - the record as of the day judged
 * @param measure - FVC, or DLCO in % predicted
 * @returns the judging tests, and the others with the reason
 * @source interstice-choices, B-11 and B-16
 * @example judgedTests(record, 'fvc').tests.map((test) => test.on) //=> ['2025-01-10', '2026-01-12']
 */
export function judgedTests(record: PatientRecord, measure: Measure): JudgedTests {
  const notUsed: NotUsed[] = [];
  const excluded = exclusionReasons(record);
  const carries = measure === 'fvc' ? isUsable : hasDlco;
  const usable = record.pfts.filter((pft) => {
    const note = excluded.size === 0 ? undefined : excluded.get(pft.lineageId);
    if (note === undefined && carries(pft)) return true;
    const { lineageId, testedOn: on, notDone } = pft;
    if (note !== undefined) notUsed.push({ lineageId, on, reason: 'excluded', note });
    else notUsed.push({ lineageId, on, reason: notDone === undefined ? 'no-fvc' : 'not-done' });
    return false;
  });
  const tests: JudgedTest[] = [];
  let sameDay: JudgedTest[] = [];
  const endDay = (): void => {
    tests.push(...sameDay.reverse());
    sameDay = [];
  };
  const recomputed = measure === 'fvc' ? recomputeAll(record, usable) : null;
  for (const test of usable.map((pft) => judged(pft, measure, recomputed)).sort(byDayThenPreference)) {
    if (sameDay[0]?.on !== test.on) endDay();
    if (sameDay.some((preferred) => areOneSeries(test, preferred))) {
      notUsed.push({ lineageId: test.pft.lineageId, on: test.on, reason: 'other-set-of-the-day' });
    } else {
      sameDay.push(test);
    }
  }
  endDay();
  return { tests, notUsed };
}

/** Of several exclusions of one test, which nobody should make, the one recorded first gives the reason. */
function exclusionReasons({ exclusions }: PatientRecord): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { pftLineageId, reason } of [...exclusions].sort((one, other) => (one.id < other.id ? 1 : -1)))
    reasons.set(pftLineageId, reason);
  return reasons;
}

function hasDlco(pft: Pft): boolean {
  return pft.notDone === undefined && positive(pft.dlcoPctPred) !== null;
}

function judged(pft: Pft, measure: Measure, recomputed: Recomputed | null): JudgedTest {
  const ml = positive(pft.fvc);
  const pct = positive(pft.fvcPctPred);
  const dlcoPct = positive(pft.dlcoPctPred);
  return {
    on: pft.testedOn,
    pft,
    ml,
    pct,
    fine: recomputed?.get(pft.lineageId) ?? null,
    poorQuality: measure === 'fvc' && !isAcceptable(pft),
    equation: named(measure === 'fvc' ? pft.referenceEquation : pft.dlcoReferenceEquation),
    laboratory: named(pft.laboratory),
    dlcoPct,
    values: valuesOf(pft, ml, pct, dlcoPct),
  };
}

/** Written out one by one: every test of every review comes through here. */
function valuesOf(
  { lineageId, testedOn: on, qualityGrade }: Pft,
  ml: Millilitres | null,
  pct: PctPred | null,
  dlcoPct: PctPred | null,
): TestValues {
  const values: { -readonly [Field in keyof TestValues]: TestValues[Field] } = { lineageId, on };
  if (ml !== null) values.fvcMl = ml;
  if (pct !== null) values.pctTenths = pct;
  if (dlcoPct !== null) values.dlcoPctTenths = dlcoPct;
  if (qualityGrade !== undefined) values.grade = qualityGrade;
  return values;
}

function byDayThenPreference(first: JudgedTest, second: JudgedTest): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return (
    Number(isAtHome(first)) - Number(isAtHome(second)) ||
    BRONCHODILATOR_ORDER[first.pft.bronchodilator] - BRONCHODILATOR_ORDER[second.pft.bronchodilator] ||
    GRADE_ORDER[first.pft.qualityGrade ?? 'ungraded'] - GRADE_ORDER[second.pft.qualityGrade ?? 'ungraded'] ||
    (second.ml ?? 0) - (first.ml ?? 0) ||
    (second.pct ?? 0) - (first.pct ?? 0) ||
    byContent(first.pft, second.pft)
  );
}

/** Which of two sets was recorded first must not decide: their other values do, whatever they mean. */
function byContent(first: Pft, second: Pft): number {
  const [one, other] = [contentOf(first), contentOf(second)];
  if (one !== other) return one < other ? -1 : 1;
  return first.lineageId < second.lineageId ? -1 : 1;
}

function contentOf({ lineageId: _, id: __, ...values }: Pft): string {
  return JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function positive<Value extends number>(value: Value | undefined): Value | null {
  return value !== undefined && value > 0 ? value : null;
}
