import { addMonths, type Citation, type IsoDate, type Verdict } from '@interstice/clinical';
import type {
  Criterion,
  CriterionAssessment,
  CriterionSet,
  ProgressionAssessment,
  SetAssessment,
} from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { dayText, listText, VERDICT_WORDS } from './sentences.js';

export const BASELINE_CITE: Citation = { doc: 'interstice-choices', at: 'B-06', ids: ['B-06'] };

/**
 * The verdict of a criterion or of a whole set. What was met by facts that no longer lie in the window says so: read today
 * it would pass for a statement about today.
 *
 * @param title - of the criterion or the set
 * @param set - as data
 * @param assessed - its assessment
 * @param asked - the criterion, or all of the set
 * @param options - with the day on which it is read, if that is known
 * @returns a sentence
 * @source interstice-choices, B-09 and B-34
 * @example verdictText('INBUILD D', INBUILD, assessed, [criterionD], { values: true, asOf })
 * //=> 'INBUILD D is met as of 1 Feb 2020, outside the window today.'
 */
export function verdictText(
  title: string,
  set: CriterionSet,
  assessed: SetAssessment,
  asked: readonly Criterion[],
  options: ExplainOptions,
): string {
  const [one, ...others] = asked;
  const judged = assessed.criteria.filter(({ criterionId }) => asked.some(({ id }) => id === criterionId));
  const isWhole = others.length > 0 || assessed.criteria.length === 1;
  const verdict: Verdict = isWhole
    ? assessed.verdict
    : (judged.find(({ criterionId }) => criterionId === one?.id)?.verdict ?? 'unknown');
  switch (verdict) {
    case 'unknown':
      return `${title} ${VERDICT_WORDS.unknown}${openText(assessed, asked)}.`;
    case 'not-met':
      return `${title} is ${VERDICT_WORDS['not-met']}.`;
    case 'met':
      return `${title} is ${VERDICT_WORDS.met}${pastText(set, judged, isWhole ? set.atLeast : 1, options)}.`;
  }
}

/**
 * From which test an episode is judged. A physician set a day; where no test of that day judges, whoever reads it must see
 * which one was taken.
 *
 * @param baselineOn - the day of that test
 * @param progression - the whole assessment
 * @returns a line; no figures
 * @source interstice-choices, B-06
 * @example baselineLine(baselineOn, progression).text
 * //=> 'Judged from the baseline of 10 Jan 2025, which a physician’s decision set.'
 */
export function baselineLine(
  baselineOn: IsoDate,
  { baseline = null }: ProgressionAssessment,
): ExplanationLine {
  const start = `Judged from the baseline of ${dayText(baselineOn)}`;
  switch (baseline?.how) {
    case 'nearest-test':
      return {
        text: `${start}: a physician’s decision set ${dayText(baseline.setOn)}, of which no acceptable test is on record that judges, and this is the nearest one known by then.`,
        cites: [BASELINE_CITE],
      };
    case 'as-decided':
    case undefined:
      return { text: `${start}, which a physician’s decision set.`, cites: [BASELINE_CITE] };
  }
}

/** Which criteria are still open, where others are settled. */
function openText({ criteria }: SetAssessment, asked: readonly Criterion[]): string {
  const open = asked.filter(({ id }) =>
    criteria.some(({ criterionId, verdict }) => criterionId === id && verdict === 'unknown'),
  );
  if (open.length === asked.length) return '';
  return `: ${listText(
    open.map(({ title }) => title),
    'and',
  )} ${open.length === 1 ? 'is' : 'are'} open`;
}

/** Where too few of what met would lie in the window that ends on the day of reading. */
function pastText(
  { window }: CriterionSet,
  judged: readonly CriterionAssessment[],
  count: number,
  { asOf }: ExplainOptions,
): string {
  if (window === null || asOf === undefined) return '';
  const met = judged.filter(({ verdict }) => verdict === 'met');
  const inside = met.filter((criterion) => {
    const freshOn = freshOnOf(criterion);
    return freshOn === undefined || addMonths(freshOn, window.months) >= asOf;
  });
  const lastOn = met
    .flatMap(({ because }) => because.map(({ on }) => on))
    .sort()
    .at(-1);
  return inside.length >= count || lastOn === undefined
    ? ''
    : ` as of ${dayText(lastOn)}, outside the window today`;
}

/** The day that has to lie in the window: of the later test, or of the earlier of findings without a test (B-09). */
function freshOnOf({ pair, because }: CriterionAssessment): IsoDate | undefined {
  return pair ? pair.later.on : because.map(({ on }) => on).sort()[0];
}
