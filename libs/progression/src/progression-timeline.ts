import type { IsoDate, PatientRecord } from '@interstice/clinical';
import type { NotUsed, NotUsedReason } from './assessment.js';
import { compareDlco, compareTests, type Comparison } from './compare-tests.js';
import type { FindingKind, Measure } from './compiled-set.js';
import { episodesOf, otherCauseUpTo, type Stretch } from './episodes.js';
import { findingsOf, type Findings } from './findings-in-time.js';
import { areOneSeries, isAtHome, judgedTests, type JudgedTest } from './judged-tests.js';

/** The tests that can be judged by one measure, each pair compared at most once. */
export interface TestLine {
  /** Oldest first. */
  readonly tests: readonly JudgedTest[];
  compare(earlier: number, later: number): Comparison | NotUsedReason;
}

/** A day on which a fact is dated, with what was known by then. */
export interface EventDay {
  readonly on: IsoDate;
  /**
   * By measure, the tests that stand for the patient on that day, newest first: the most recent of every series and, where
   * that is of poor quality, the most recent acceptable one as well. Pre and post, laboratory and home stand apart (B-16),
   * so a newer test of one must not hide a fall in another; only spirometry at home yields to a newer laboratory test.
   */
  readonly laters: Readonly<Record<Measure, readonly number[]>>;
  /** How many findings of each kind are dated up to that day. */
  readonly known: Readonly<Record<FindingKind, number>>;
}

/** A record laid out for judging: sorted once. */
export interface ProgressionTimeline {
  /** Judging tests of FVC, oldest first. */
  readonly tests: readonly JudgedTest[];
  readonly lines: Readonly<Record<Measure, TestLine>>;
  readonly findings: Findings;
  readonly notUsed: readonly NotUsed[];
  readonly days: readonly EventDay[];
  /** The episode in force. */
  readonly current: Stretch;
  /** Those before it, oldest first. */
  readonly former: readonly Stretch[];
  /** What was met up to this day is not called progressive (B-18). */
  readonly otherCauseUpTo: IsoDate | null;
}

/**
 * Lays a record out for judging.
 *
 * @param record - the record as of the day judged
 * @returns its judging tests, the days on which something is dated, and its episodes
 * @source interstice-choices, B-03 and B-06
 * @example progressionTimeline(record).days.map((day) => day.on) //=> ['2025-01-10', '2025-02-01', '2026-01-12']
 */
export function progressionTimeline(record: PatientRecord): ProgressionTimeline {
  const { tests, notUsed } = judgedTests(record, 'fvc');
  const lines = {
    fvc: testLine(tests, compareTests),
    dlco: testLine(judgedTests(record, 'dlco').tests, compareDlco),
  };
  const findings = findingsOf(record);
  return {
    tests,
    lines,
    findings,
    notUsed,
    days: eventDays(lines, findings),
    ...episodesOf(record, tests),
    otherCauseUpTo: otherCauseUpTo(record),
  };
}

function testLine(tests: readonly JudgedTest[], comparison: typeof compareTests): TestLine {
  const compared: (Comparison | NotUsedReason | undefined)[][] = tests.map(() => []);
  return {
    tests,
    compare(earlier, later) {
      const row = compared[later];
      const first = tests[earlier];
      const second = tests[later];
      if (!row || !first || !second) throw new RangeError(`There are no tests ${earlier} and ${later}.`);
      return (row[earlier] ??= comparison(first, second));
    },
  };
}

function eventDays(lines: ProgressionTimeline['lines'], findings: Findings): EventDay[] {
  const { fvc, dlco } = lines;
  const { symptoms, fibrosis } = findings;
  const dated = [...fvc.tests, ...dlco.tests, ...symptoms, ...fibrosis];
  const seen = { fvc: 0, dlco: 0, symptoms: 0, fibrosis: 0 };
  let laters: EventDay['laters'] = { fvc: [], dlco: [] };
  return [...new Set(dated.map(({ on }) => on))].sort().map((on) => {
    const before = { ...seen };
    seen.fvc = countUpTo(on, fvc.tests, seen.fvc);
    seen.dlco = countUpTo(on, dlco.tests, seen.dlco);
    seen.symptoms = countUpTo(on, symptoms, seen.symptoms);
    seen.fibrosis = countUpTo(on, fibrosis, seen.fibrosis);
    if (seen.fvc > before.fvc) laters = { ...laters, fvc: latestOfEachSeries(fvc.tests, seen.fvc - 1) };
    if (seen.dlco > before.dlco) laters = { ...laters, dlco: latestOfEachSeries(dlco.tests, seen.dlco - 1) };
    return { on, laters, known: { symptoms: seen.symptoms, fibrosis: seen.fibrosis } };
  });
}

function countUpTo(on: IsoDate, dated: readonly { readonly on: IsoDate }[], from: number): number {
  let count = from;
  for (let next = dated[count]; next && next.on <= on; next = dated[count]) count += 1;
  return count;
}

function latestOfEachSeries(tests: readonly JudgedTest[], latest: number): readonly number[] {
  const laters: number[] = [];
  const newer: JudgedTest[] = [];
  for (let index = latest; index >= 0; index -= 1) {
    const test = tests[index];
    if (!test || !standsBeside(test, newer)) continue;
    laters.push(index);
    newer.push(test);
  }
  return laters;
}

function standsBeside(test: JudgedTest, newer: readonly JudgedTest[]): boolean {
  if (isAtHome(test) && newer.some((other) => !isAtHome(other))) return false;
  const ofSeries = newer.filter((other) => areOneSeries(test, other));
  return ofSeries.length === 0 || (!test.poorQuality && ofSeries.every((other) => other.poorQuality));
}
