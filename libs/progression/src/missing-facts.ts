import { atLeast, type MissingFact } from '@interstice/clinical';
import type { NotUsedReason } from './assessment.js';
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
import type { EventDay } from './progression-timeline.js';

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
  return candidates(judging, judged, asked)
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
  if (ways.some((way) => lacksPctOnce(way, pairs)))
    found.push({ supposed: 'fvc-pct-pred', fact: { what: 'fvc-pct-pred', because: 'points-from-litres' } });
  if (judging.timeline.lacksHeightAlone && ways.some((way) => lacksPoints(way, pairs)))
    found.push({ supposed: 'fvc-pct-pred', fact: { what: 'height', because: 'points-from-height' } });
  if (ways.some(({ beside }) => beside !== null))
    found.push({ supposed: 'dlco-beside', fact: { what: 'dlco', because: 'no-dlco-beside' } });
  if (pairs.fvc.length === 0 && compares('fvc'))
    found.push({ supposed: 'fvc-pair', fact: whatWouldPair(judging, day, refused.fvc) });
  const dlco =
    pairs.dlco.length === 0 && compares('dlco') ? whatWouldPairDlco(judging, day, refused.dlco) : null;
  if (dlco) found.push({ supposed: 'dlco-pair', fact: dlco });
  return found;
}

/** Points cannot be told from litres; one value of % predicted would do only where the other test has one. */
function lacksPctOnce(way: CompiledWay, { fvc }: PairsOfDay): boolean {
  return (
    way.measure === 'fvc' &&
    fvc.some(
      ({ basis, deciding, earlier, later }) =>
        basis === 'pct-missing' &&
        (earlier.pct === null) !== (later.pct === null) &&
        deciding.later < deciding.earlier &&
        judgeFall(way, deciding) === 'unknown',
    )
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

function whatWouldPair(
  { timeline, set }: Judging,
  day: EventDay | null,
  refused: ReadonlySet<NotUsedReason>,
): MissingFact {
  const newest = timeline.tests[day?.laters.fvc[0] ?? -1];
  if (!day || !newest) return { what: 'pft', because: 'no-usable-pft' };
  if (set.atLeast > 1 && !set.inWindow(newest.on, day.on)) return { what: 'pft', because: 'no-recent-pft' };
  return refused.has('no-common-measure')
    ? { what: 'fvc-litres', because: 'no-common-measure' }
    : { what: 'earlier-pft', because: 'no-comparable-earlier-pft' };
}

/** Where there is no DLCO at all two would be needed. */
function whatWouldPairDlco(
  judging: Judging,
  day: EventDay | null,
  refused: ReadonlySet<NotUsedReason>,
): MissingFact | null {
  if (!day) return null;
  if (refused.has('haemoglobin-correction-differs'))
    return whatWouldCorrect(judging, day, 'dlco-corrected-once');
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
  return uncorrected.length > 0 && uncorrected.every(({ pft }) => pft.haemoglobin !== undefined)
    ? { what: 'dlco-corrected', because }
    : { what: 'haemoglobin', because };
}

function isSinceBaseline({ stretch }: Judging, { on }: JudgedTest): boolean {
  return stretch.baselineOn === null || on >= stretch.baselineOn;
}
