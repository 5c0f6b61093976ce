import { atLeast, type FactRef, type MissingFact } from '@interstice/clinical';
import type { NotUsedReason } from './assessment.js';
import type { Comparison } from './compare-tests.js';
import {
  judgeFall,
  type CompiledWay,
  type FindingKind,
  type Measure,
  type Supposed,
} from './compiled-set.js';
import type { Judging } from './eligible-pairs.js';
import { judgeCriterion, type CriterionJudgement, type PairsOfDay } from './judge-criterion.js';
import type { JudgedTest } from './judged-tests.js';
import type { EventDay, ProgressionTimeline } from './progression-timeline.js';

/** A set judged on one day. */
export interface DayJudgement {
  /** Null when nothing is on record. */
  readonly day: EventDay | null;
  readonly pairs: PairsOfDay;
  /** Why tests in the window could not be compared. */
  readonly refused: Readonly<Record<Measure, ReadonlySet<NotUsedReason>>>;
  readonly criteria: readonly CriterionJudgement[];
}

interface Candidate {
  readonly supposed: Supposed;
  readonly fact: MissingFact;
}

/**
 * The facts each of which, alone, could turn what is unknown into met: supposes one at a time to be there and to say the
 * worst, and judges again. Two facts of which both would be needed are not named.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param judged - what was found
 * @param asked - the criteria asked about
 * @param count - how many of those have to be met
 * @returns the facts, in the order in which they are easiest to come by
 * @source interstice-choices, B-14
 * @example missingFacts(judging, judged, judged.criteria, 1).map(({ what }) => what) //=> ['symptom-report']
 */
export function missingFacts(
  judging: Judging,
  judged: DayJudgement,
  asked: readonly CriterionJudgement[],
  count: number,
): MissingFact[] {
  const found = candidates(judging, judged, asked)
    .filter(({ supposed }) => {
      // What is settled stays so: a supposition fills in unknown facts only.
      const verdicts = asked.map(({ criterion, verdict }) =>
        verdict === 'unknown'
          ? judgeCriterion(judging, criterion, judged.day, judged.pairs, supposed).verdict
          : verdict,
      );
      return atLeast(count, verdicts) === 'met';
    })
    .map(({ fact }) => fact);
  return found.filter(
    ({ what, because }, index) =>
      index === found.findIndex((other) => other.what === what && other.because === because),
  );
}

function candidates(
  judging: Judging,
  { day, pairs, refused }: DayJudgement,
  asked: readonly CriterionJudgement[],
): Candidate[] {
  const ways: CompiledWay[] = [];
  for (const { verdict, criterion } of asked) if (verdict === 'unknown') ways.push(...criterion.ways);
  const asks = (what: FindingKind): boolean => ways.some(({ findings }) => findings.includes(what));
  const compares = (measure: Measure): boolean => ways.some((way) => way.measure === measure);
  const found: Candidate[] = [];
  if (asks('symptoms'))
    found.push({ supposed: 'symptoms', fact: { what: 'symptom-report', because: 'symptoms-unknown' } });
  if (asks('fibrosis'))
    found.push({ supposed: 'fibrosis', fact: { what: 'hrct-comparison', because: 'fibrosis-unknown' } });
  if (pairs.dlco.length > 0)
    found.push({ supposed: 'haemoglobin', fact: whatWouldCorrect(judging, day, 'dlco-uncorrected') });
  const halfKnown = ways.map((way) => lacksPctOnce(way, pairs)).find((pair) => pair !== undefined);
  if (halfKnown) {
    const of = testRef(halfKnown.earlier.pct === null ? halfKnown.earlier : halfKnown.later);
    const fact = { what: 'fvc-pct-pred', because: 'points-from-litres', of } as const;
    found.push({ supposed: 'fvc-pct-pred', fact });
  }
  if (judging.timeline.lacksHeightAlone && ways.some((way) => lacksPoints(way, pairs)))
    found.push({ supposed: 'fvc-pct-pred', fact: { what: 'height', because: 'points-from-height' } });
  if (ways.some(({ beside }) => beside !== null))
    found.push({ supposed: 'dlco-beside', fact: { what: 'dlco', because: 'no-dlco-beside' } });
  const names = { fvc: whatWouldName('fvc', asked, pairs), dlco: whatWouldName('dlco', asked, pairs) };
  if (names.fvc && compares('fvc')) found.push({ supposed: 'fvc-equation', fact: names.fvc });
  if (names.dlco && compares('dlco')) found.push({ supposed: 'dlco-equation', fact: names.dlco });
  if (pairs.fvc.length === 0 && compares('fvc'))
    found.push({ supposed: 'fvc-pair', fact: names.fvc ?? whatWouldPair(judging, day, refused.fvc) });
  const dlco =
    pairs.dlco.length === 0 && compares('dlco')
      ? whatWouldPairDlco(judging, day, refused.dlco, names.dlco)
      : null;
  if (dlco) found.push({ supposed: 'dlco-pair', fact: dlco });
  return found;
}

/** Points cannot be told from litres; one value of % predicted would do only where the other test has one. */
function lacksPctOnce(way: CompiledWay, { fvc }: PairsOfDay): Comparison | undefined {
  if (way.measure !== 'fvc') return undefined;
  return fvc.find(
    ({ basis, deciding, earlier, later }) =>
      basis === 'pct-missing' &&
      (earlier.pct === null) !== (later.pct === null) &&
      deciding.later < deciding.earlier &&
      judgeFall(way, deciding) === 'unknown',
  );
}

/** Both tests have litres and fell: with a height points can be told of them. */
function lacksPoints(way: CompiledWay, { fvc }: PairsOfDay): boolean {
  return (
    way.measure === 'fvc' &&
    fvc.some(
      ({ deciding }) =>
        deciding.measure === 'litres' &&
        deciding.later < deciding.earlier &&
        judgeFall(way, deciding) === 'unknown',
    )
  );
}

/** The name of the equation of the test that has none: of the pair that leaves a criterion open, else of the newest. */
function whatWouldName(
  measure: Measure,
  asked: readonly CriterionJudgement[],
  { unnamed }: PairsOfDay,
): MissingFact | null {
  const ways = asked.flatMap(({ deciding, others }) => [deciding, ...others]);
  const open = ways.find(({ way, unnamed: pair }) => way.measure === measure && pair !== null)?.unnamed;
  const pair = open ?? unnamed[measure].at(-1);
  if (!pair) return null;
  return {
    what: 'reference-equation',
    because: measure === 'fvc' ? 'equation-named-once' : 'dlco-equation-named-once',
    of: testRef(pair.earlier.equation === null ? pair.earlier : pair.later),
  };
}

function testRef({ pft: { lineageId }, on }: JudgedTest): FactRef {
  return { kind: 'pft', lineageId, on };
}

function whatWouldPair(
  { timeline, set }: Judging,
  day: EventDay | null,
  refused: ReadonlySet<NotUsedReason>,
): MissingFact {
  const newest = timeline.tests[day?.laters.fvc[0] ?? -1];
  if (!day || !newest) return { what: 'pft', because: 'no-usable-pft' };
  if (set.atLeast > 1 && !set.inWindow(newest.on, day.on)) return { what: 'pft', because: 'no-recent-pft' };
  for (const because of ['no-common-measure', 'equations-differ'] as const)
    if (refused.has(because))
      return { what: 'fvc-litres', because, of: testRef(lackingLitres(timeline, newest)) };
  return { what: 'earlier-pft', because: 'no-comparable-earlier-pft' };
}

/** The newest test without litres that could not be compared for want of them. */
function lackingLitres({ tests }: ProgressionTimeline, newest: JudgedTest): JudgedTest {
  return (
    tests.findLast(({ ml, on, poorQuality }) => ml === null && on <= newest.on && !poorQuality) ?? newest
  );
}

/** Where there is no DLCO at all two would be needed. */
function whatWouldPairDlco(
  judging: Judging,
  day: EventDay | null,
  refused: ReadonlySet<NotUsedReason>,
  name: MissingFact | null,
): MissingFact | null {
  if (!day) return null;
  if (refused.has('haemoglobin-correction-differs'))
    return whatWouldCorrect(judging, day, 'dlco-corrected-once');
  if (name) return name;
  const { timeline, set } = judging;
  const mayBeEarlier = day.laters.dlco.some((index) => {
    const test = timeline.lines.dlco.tests[index];
    return test && isSinceBaseline(judging, test) && set.inWindow(test.on, day.on);
  });
  return mayBeEarlier ? { what: 'dlco', because: whyNoPairOfDlco(refused) } : null;
}

function whyNoPairOfDlco(refused: ReadonlySet<NotUsedReason>): string {
  if (refused.has('equation-named-once')) return 'dlco-equation-named-once';
  if (refused.has('equations-differ')) return 'dlco-equations-differ';
  if (refused.has('dlco-units-differ')) return 'dlco-units-differ';
  return refused.size > 0 ? 'dlco-of-other-series' : 'no-comparable-earlier-dlco';
}

/** With the haemoglobin on record nothing is left to measure: the laboratory has to correct, and its values to be entered. */
function whatWouldCorrect(judging: Judging, day: EventDay | null, because: string): MissingFact {
  const uncorrected = judging.timeline.lines.dlco.tests.filter(
    (test) =>
      day !== null &&
      test.on <= day.on &&
      test.pft.hbCorrected !== true &&
      isSinceBaseline(judging, test) &&
      judging.set.inWindow(test.on, day.on),
  );
  const last = uncorrected.at(-1);
  return last && uncorrected.every(({ pft }) => pft.haemoglobin !== undefined)
    ? { what: 'dlco-corrected', because, of: testRef(last) }
    : { what: 'haemoglobin', because };
}

function isSinceBaseline({ stretch }: Judging, { on }: JudgedTest): boolean {
  return stretch.baselineOn === null || on >= stretch.baselineOn;
}
