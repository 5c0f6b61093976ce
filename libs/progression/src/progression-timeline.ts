import type { IsoDate, PatientRecord } from '@interstice/clinical';
import type { NotUsed, NotUsedReason, OxygenFlow } from './assessment.js';
import {
  compareDlco,
  comparedLike,
  compareTests,
  dlcoComparedLike,
  isComparison,
  type Comparison,
  type ValuesOfTest,
} from './compare-tests.js';
import type { FindingKind, Measure } from './compiled-set.js';
import { earlierTests, type EarlierTests } from './earlier-tests.js';
import { episodesOf, otherCausesOf, type Stretch } from './episodes.js';
import { findingsOf, standingsOf, type Findings, type Standing } from './findings-in-time.js';
import { areOneSeries, isAtHome, judgedTests, type JudgedTest } from './judged-tests.js';
import { oxygenFlows } from './oxygen-rise.js';
import { lacksHeightAlone } from './recompute-tests.js';

/** Tests that are compared with a later one by the same measure, and how. */
export interface ComparedAlike {
  readonly earlier: EarlierTests;
  /** The comparison with one of them. */
  readonly sample: Comparison;
}

/** The tests that can be judged by one measure. */
export interface TestLine {
  /** Oldest first. */
  readonly tests: readonly JudgedTest[];
  /** How many pairs, or bounds of many, have been looked at: it must not grow with the square of the tests. */
  readonly work: { looks: number };
  compare(earlier: number, later: number): Comparison | NotUsedReason;
  /** The tests that can be compared with a later one, whatever their day. */
  comparedWith(later: number): readonly ComparedAlike[];
  /** As above, but of FVC only those of days with a DLCO, and none where the later day has no DLCO. */
  comparedWithBeside(later: number): readonly ComparedAlike[];
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
  /** The needs for oxygen that were stated, oldest first. They add to certainty and to no verdict: they make no day to judge. */
  readonly oxygen: readonly OxygenFlow[];
  /** What the findings of each kind say together, by how many of them are known. */
  readonly standings: Readonly<Record<FindingKind, readonly Standing[]>>;
  /** Whether it was ever worse: where not, what asks for that needs no look at the tests. */
  readonly everWorse: Readonly<Record<FindingKind, boolean>>;
  /** The last acceptable laboratory tests, one before, one after and one without a word of a bronchodilator; oldest first. */
  readonly lastSound: readonly JudgedTest[];
  readonly notUsed: readonly NotUsed[];
  /** A height is all that keeps % predicted from being recomputed (B-10). */
  readonly lacksHeightAlone: boolean;
  readonly days: readonly EventDay[];
  /** The episode in force. */
  readonly current: Stretch;
  /** Those before it, oldest first. */
  readonly former: readonly Stretch[];
  /** The days on which a progression was put down to another cause, oldest first (B-18). */
  readonly otherCauses: readonly IsoDate[];
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
  const ofDlco = judgedTests(record, 'dlco').tests;
  const lines = { fvc: fvcLine(tests, ofDlco), dlco: dlcoLine(ofDlco) };
  const findings = findingsOf(record);
  const symptoms = standingsOf(findings.symptoms);
  const fibrosis = standingsOf(findings.fibrosis);
  return {
    tests,
    lines,
    findings,
    oxygen: oxygenFlows(record),
    standings: { symptoms, fibrosis },
    everWorse: { symptoms: symptoms.some(isWorse), fibrosis: fibrosis.some(isWorse) },
    lastSound: lastSoundOf(tests),
    notUsed,
    lacksHeightAlone: lacksHeightAlone(record),
    days: eventDays(lines, findings),
    ...episodesOf(record, tests),
    otherCauses: otherCausesOf(record),
  };
}

function isWorse({ worseOn }: Standing): boolean {
  return worseOn !== null;
}

/** Most tests at home carry no DLCO: what asks for one must not look at each of them. */
function fvcLine(tests: readonly JudgedTest[], ofDlco: readonly JudgedTest[]): TestLine {
  const valueOf = ({ pct, ml }: ValuesOfTest): number | null => pct ?? ml;
  const days = new Set(ofDlco.map(({ on }) => on));
  return testLine(tests, compareTests, earlierTests(tests, comparedLike, valueOf), {
    has: ({ on }) => days.has(on),
    groups: earlierTests(tests, (test) => (days.has(test.on) ? comparedLike(test) : null), valueOf),
  });
}

function dlcoLine(tests: readonly JudgedTest[]): TestLine {
  return testLine(
    tests,
    compareDlco,
    earlierTests(tests, dlcoComparedLike, ({ dlcoPct }) => dlcoPct),
  );
}

function testLine(
  tests: readonly JudgedTest[],
  comparison: typeof compareTests,
  groups: readonly EarlierTests[],
  beside?: { has(test: JudgedTest): boolean; readonly groups: readonly EarlierTests[] },
): TestLine {
  const work = { looks: 0 };
  const known: (readonly ComparedAlike[] | undefined)[] = [];
  const knownBeside: (readonly ComparedAlike[] | undefined)[] = [];
  const compare = (earlier: number, later: number): Comparison | NotUsedReason => {
    const [first, second] = [tests[earlier], tests[later]];
    if (!first || !second) throw new RangeError(`There are no tests ${earlier} and ${later}.`);
    work.looks += 1;
    return comparison(first, second);
  };
  const comparedWith = (later: number, among: readonly EarlierTests[]): readonly ComparedAlike[] => {
    const compared: ComparedAlike[] = [];
    for (const earlier of among) {
      const sample = compare(earlier.indices[0] ?? later, later);
      if (isComparison(sample)) compared.push({ earlier, sample });
    }
    return compared;
  };
  const comparedWithBeside = (later: number): readonly ComparedAlike[] => {
    const test = tests[later];
    return test && beside?.has(test) === true ? comparedWith(later, beside.groups) : [];
  };
  return {
    tests,
    work,
    compare,
    comparedWith: (later) => (known[later] ??= comparedWith(later, groups)),
    comparedWithBeside: (later) => (knownBeside[later] ??= comparedWithBeside(later)),
  };
}

function lastSoundOf(tests: readonly JudgedTest[]): readonly JudgedTest[] {
  const last = new Map<string, JudgedTest>();
  for (const test of tests) {
    if (test.poorQuality || isAtHome(test)) continue;
    const { bronchodilator } = test.pft;
    // Taken out first, so that they stay in the order of their days.
    last.delete(bronchodilator);
    last.set(bronchodilator, test);
  }
  return [...last.values()];
}

function eventDays(lines: ProgressionTimeline['lines'], findings: Findings): EventDay[] {
  const { fvc, dlco } = lines;
  const { symptoms, fibrosis } = findings;
  const dated = [...fvc.tests, ...dlco.tests, ...symptoms, ...fibrosis];
  const seen = { fvc: 0, dlco: 0, symptoms: 0, fibrosis: 0 };
  const last = { fvc: new Map<string, number>(), dlco: new Map<string, number>() };
  let laters: EventDay['laters'] = { fvc: [], dlco: [] };
  return [...new Set(dated.map(({ on }) => on))].sort().map((on) => {
    const before = { fvc: seen.fvc, dlco: seen.dlco };
    seen.fvc = countUpTo(on, fvc.tests, seen.fvc);
    seen.dlco = countUpTo(on, dlco.tests, seen.dlco);
    seen.symptoms = countUpTo(on, symptoms, seen.symptoms);
    seen.fibrosis = countUpTo(on, fibrosis, seen.fibrosis);
    for (const measure of ['fvc', 'dlco'] as const) {
      if (seen[measure] === before[measure]) continue;
      const { tests } = lines[measure];
      for (let index = before[measure]; index < seen[measure]; index += 1)
        keepLast(last[measure], tests, index);
      const latest = latestOfEachSeries(tests, last[measure]);
      laters = measure === 'fvc' ? { fvc: latest, dlco: laters.dlco } : { fvc: laters.fvc, dlco: latest };
    }
    return { on, laters, known: { symptoms: seen.symptoms, fibrosis: seen.fibrosis } };
  });
}

function countUpTo(on: IsoDate, dated: readonly { readonly on: IsoDate }[], from: number): number {
  let count = from;
  for (let next = dated[count]; next && next.on <= on; next = dated[count]) count += 1;
  return count;
}

/** An older test never stands beside a newer one of its series and quality. */
function keepLast(last: Map<string, number>, tests: readonly JudgedTest[], index: number): void {
  const test = tests[index];
  if (test) last.set(`${test.pft.setting} ${test.pft.bronchodilator} ${test.poorQuality}`, index);
}

function latestOfEachSeries(
  tests: readonly JudgedTest[],
  last: ReadonlyMap<string, number>,
): readonly number[] {
  if (last.size === 1) return [...last.values()];
  const laters: number[] = [];
  const newer: JudgedTest[] = [];
  for (const index of [...last.values()].sort((one, other) => other - one)) {
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
