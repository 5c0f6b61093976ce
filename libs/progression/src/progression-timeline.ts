import type { Episode, IsoDate, PatientRecord, SymptomReport } from '@interstice/clinical';
import type { NotUsed, NotUsedReason } from './assessment.js';
import { compareTests, type Comparison } from './compare-tests.js';
import { areOneSeries, isAtHome, judgedTests, type JudgedTest } from './judged-tests.js';
import { informativeReports, symptomsOnDay, type SymptomsOnDay } from './symptoms-in-time.js';

/** A day on which a fact is dated, with what was known by then. */
export interface EventDay {
  readonly on: IsoDate;
  /** Index of the most recent judging test; -1 before the first. */
  readonly later: number;
  /**
   * The tests that stand for the patient on that day, newest first: the most recent of every series and, where that is
   * of poor quality, the most recent acceptable one as well. Pre and post, laboratory and home stand apart (B-16), so a
   * newer test of one must not hide a fall in another; only spirometry at home yields to a newer laboratory test.
   */
  readonly laters: readonly number[];
  readonly reports: readonly SymptomReport[];
  readonly symptoms: SymptomsOnDay;
}

/** The days judged from one baseline: of an episode, or before the first decision. */
export interface Stretch {
  readonly episode: Episode | null;
  /** First day that counts, inclusive; null from the beginning. */
  readonly baselineOn: IsoDate | null;
  /** Last day that counts, the day of the next decision; null while none has followed. */
  readonly until: IsoDate | null;
}

/** A record laid out for judging: sorted once, each pair compared at most once. */
export interface ProgressionTimeline {
  readonly tests: readonly JudgedTest[];
  readonly notUsed: readonly NotUsed[];
  readonly days: readonly EventDay[];
  /** The episode in force. */
  readonly current: Stretch;
  /** Those before it, oldest first. */
  readonly former: readonly Stretch[];
  compare(earlier: number, later: number): Comparison | NotUsedReason;
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
  const { tests, notUsed } = judgedTests(record);
  const reports = informativeReports(record.symptomReports);
  const compared: (Comparison | NotUsedReason | undefined)[][] = tests.map(() => []);
  return {
    tests,
    notUsed,
    days: eventDays(tests, reports),
    ...stretches(record, tests),
    compare(earlier, later) {
      const row = compared[later];
      const first = tests[earlier];
      const second = tests[later];
      if (!row || !first || !second) throw new RangeError(`There are no tests ${earlier} and ${later}.`);
      return (row[earlier] ??= compareTests(first, second));
    },
  };
}

function eventDays(tests: readonly JudgedTest[], reports: readonly SymptomReport[]): EventDay[] {
  const days: EventDay[] = [];
  let seenTests = 0;
  let seenReports = 0;
  let laters: readonly number[] = [];
  for (;;) {
    const testOn = tests[seenTests]?.on;
    const reportOn = reports[seenReports]?.reportedOn;
    const on = testOn === undefined || (reportOn !== undefined && reportOn < testOn) ? reportOn : testOn;
    if (on === undefined) return days;
    while (tests[seenTests]?.on === on) seenTests += 1;
    while (reports[seenReports]?.reportedOn === on) seenReports += 1;
    if (laters[0] !== seenTests - 1) laters = latestOfEachSeries(tests, seenTests - 1);
    const known = reports.slice(0, seenReports);
    days.push({ on, later: seenTests - 1, laters, reports: known, symptoms: symptomsOnDay(known) });
  }
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

function stretches(
  record: PatientRecord,
  tests: readonly JudgedTest[],
): Pick<ProgressionTimeline, 'current' | 'former'> {
  const episodes = [...record.episodes].sort(byStart);
  const former: Stretch[] = [];
  let current: Stretch = { episode: null, baselineOn: null, until: null };
  for (const episode of episodes) {
    former.push({ ...current, until: episode.startedOn });
    current = { episode, baselineOn: baselineDay(episode, record, tests), until: null };
  }
  return { current, former };
}

function byStart(first: Episode, second: Episode): number {
  if (first.startedOn !== second.startedOn) return first.startedOn < second.startedOn ? -1 : 1;
  return first.id < second.id ? -1 : 1;
}

/** If the baseline test has been withdrawn, the last test up to the decision stands in for it (B-07). */
function baselineDay(episode: Episode, record: PatientRecord, tests: readonly JudgedTest[]): IsoDate | null {
  const baseline = record.pfts.find((pft) => pft.lineageId === episode.baselineLineageId);
  return baseline?.testedOn ?? tests.findLast((test) => test.on <= episode.startedOn)?.on ?? null;
}
