import type { IsoDate, Millilitres, PatientRecord, PctPred, Pft, QualityGrade } from '@interstice/clinical';
import type { NotUsed, TestValues } from './assessment.js';

/** A test that can be judged, one for each day (B-16). */
export interface JudgedTest {
  readonly on: IsoDate;
  readonly pft: Pft;
  readonly values: TestValues;
  readonly ml: Millilitres | null;
  readonly pct: PctPred | null;
  /** Graded D to F: judges as the later test, never as the earlier one (B-15). */
  readonly poorQuality: boolean;
  readonly equation: string | null;
  readonly laboratory: string | null;
}

export interface JudgedTests {
  /** Oldest first. */
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
 * The tests of a record that judge: usable, one for each day, oldest first.
 *
 * @param record - the record as of the day judged
 * @returns the judging tests, and the others with the reason
 * @source interstice-choices, B-16
 * @example judgedTests(record).tests.map((test) => test.on) //=> ['2025-01-10', '2026-01-12']
 */
export function judgedTests(record: PatientRecord): JudgedTests {
  const notUsed: NotUsed[] = [];
  const usable = record.pfts.filter((pft) => {
    if (isUsable(pft)) return true;
    const reason = pft.notDone === undefined ? 'no-fvc' : 'not-done';
    notUsed.push({ lineageId: pft.lineageId, on: pft.testedOn, reason });
    return false;
  });
  usable.sort(byDayThenPreference);
  const tests: JudgedTest[] = [];
  for (const pft of usable) {
    if (tests.at(-1)?.on === pft.testedOn) {
      notUsed.push({ lineageId: pft.lineageId, on: pft.testedOn, reason: 'other-set-of-the-day' });
    } else {
      tests.push(judged(pft));
    }
  }
  return { tests, notUsed };
}

function judged(pft: Pft): JudgedTest {
  const ml = positive(pft.fvc);
  const pct = positive(pft.fvcPctPred);
  return {
    on: pft.testedOn,
    pft,
    ml,
    pct,
    poorQuality: !isAcceptable(pft),
    equation: named(pft.referenceEquation),
    laboratory: named(pft.laboratory),
    values: {
      lineageId: pft.lineageId,
      on: pft.testedOn,
      ...(ml === null ? {} : { fvcMl: ml }),
      ...(pct === null ? {} : { pctTenths: pct }),
      ...(pft.qualityGrade === undefined ? {} : { grade: pft.qualityGrade }),
    },
  };
}

function byDayThenPreference(first: Pft, second: Pft): number {
  if (first.testedOn !== second.testedOn) return first.testedOn < second.testedOn ? -1 : 1;
  return (
    BRONCHODILATOR_ORDER[first.bronchodilator] - BRONCHODILATOR_ORDER[second.bronchodilator] ||
    settingOrder(first) - settingOrder(second) ||
    GRADE_ORDER[first.qualityGrade ?? 'ungraded'] - GRADE_ORDER[second.qualityGrade ?? 'ungraded'] ||
    (second.fvc ?? 0) - (first.fvc ?? 0) ||
    (second.fvcPctPred ?? 0) - (first.fvcPctPred ?? 0) ||
    (first.lineageId < second.lineageId ? -1 : 1)
  );
}

function settingOrder(pft: Pft): 0 | 1 {
  return pft.setting === 'home' ? 1 : 0;
}

function positive<Value extends number>(value: Value | undefined): Value | null {
  return value !== undefined && value > 0 ? value : null;
}

function named(text: string | undefined): string | null {
  const trimmed = text?.trim().toLowerCase();
  return trimmed === undefined || trimmed === '' ? null : trimmed;
}
