import type { Citation } from '@interstice/clinical';
import type { CriterionAssessment, ProgressionAssessment, SetAssessment } from '@interstice/progression';
import { CRITERION_SETS, type Criterion, type CriterionSet } from '@interstice/progression';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { fell, nearMissLine, neededLines, pairKey, pairText } from './pair-sentences.js';
import { isRepeatWanted } from './explain-due.js';
import {
  criterionText,
  cumulativeText,
  dayText,
  missingText,
  NOT_USED_WORDS,
  VERDICT_WORDS,
} from './sentences.js';

const BASELINE_CITE: Citation = { doc: 'interstice-choices', at: 'B-06', ids: ['B-06'] };

/** Nobody has a criterion or set by that id. */
export class UnknownCriterionError extends Error {
  readonly code = 'unknown-criterion';
  override readonly name = 'UnknownCriterionError';

  constructor(readonly criterionId: string) {
    const known = CRITERION_SETS.flatMap((set) => [set.id, ...set.criteria.map(({ id }) => id)]);
    super(`There is no criterion "${criterionId}". Known: ${known.join(', ')}.`);
  }
}

/**
 * Why a criterion, or a whole set, is met, not met or unknown.
 *
 * @param progression - judgements of a review
 * @param criterionOrSetId - for example `inbuild.a` or `inbuild`
 * @param options - with or without the patient's values
 * @returns the pairs looked at, what was found, what would have been needed, and what is missing
 * @throws UnknownCriterionError when there is no such criterion
 * @source interstice-choices, B-34
 * @example explainCriterion(progression, 'inbuild.a', { values: false }).headline //=> 'INBUILD A is not met.'
 */
export function explainCriterion(
  progression: ProgressionAssessment,
  criterionOrSetId: string,
  options: ExplainOptions,
): Explanation {
  const set = CRITERION_SETS.find(
    ({ id, criteria }) =>
      id === criterionOrSetId || criteria.some((criterion) => criterion.id === criterionOrSetId),
  );
  if (!set) throw new UnknownCriterionError(criterionOrSetId);
  const asked = set.criteria.filter(({ id }) => set.id === criterionOrSetId || id === criterionOrSetId);
  const title = set.id === criterionOrSetId ? set.title : (asked[0]?.title ?? set.title);
  const assessed = progression.sets.find(({ setId }) => setId === set.id);
  if (!assessed) return notAssessed(title, asked, set);
  const verdict =
    set.id === criterionOrSetId
      ? assessed.verdict
      : (assessed.criteria.find(({ criterionId }) => criterionId === criterionOrSetId)?.verdict ?? 'unknown');
  return {
    headline:
      verdict === 'unknown' ? `${title} ${VERDICT_WORDS.unknown}.` : `${title} is ${VERDICT_WORDS[verdict]}.`,
    lines: progressionLines(progression, assessed, set, asked, options),
    missing: missingOf(assessed, asked).map((fact) => ({ what: fact.what, text: missingText(fact) })),
  };
}

/**
 * Everything that was looked at for some criteria of a set.
 *
 * @param progression - judgements of a review
 * @param assessed - those of the set
 * @param set - as data
 * @param asked - the criteria to tell about
 * @param options - with or without values
 * @returns lines with their sources
 * @example progressionLines(progression, assessed, INBUILD, INBUILD.criteria, { values: true })[0]?.text
 * //=> 'INBUILD A asks for a relative fall in FVC of at least 10 % within 24 months.'
 */
export function progressionLines(
  progression: ProgressionAssessment,
  assessed: SetAssessment,
  set: CriterionSet,
  asked: readonly Criterion[],
  options: ExplainOptions,
): ExplanationLine[] {
  const shown = new Set<string>();
  const inOrder = asked.flatMap((criterion) => {
    const judged = assessed.criteria.find(({ criterionId }) => criterionId === criterion.id);
    return judged ? criterionLines(criterion, judged, set, assessed, shown, options) : [];
  });
  return [
    ...inOrder,
    ...pairLines(assessed, shown, options),
    ...contextLines(progression, assessed, set, options),
  ];
}

function criterionLines(
  criterion: Criterion,
  judged: CriterionAssessment,
  set: CriterionSet,
  assessed: SetAssessment,
  shown: Set<string>,
  options: ExplainOptions,
): ExplanationLine[] {
  const cites = [criterion.cite, ...(set.window ? [set.window.cite] : [])];
  const lines: ExplanationLine[] = [{ text: criterionText(criterion, set), cites }];
  lines.push({
    text: [verdictText(criterion, judged), ...foundText(judged, shown, options)].join(' '),
    cites: [],
  });
  if (judged.pair && options.values && judged.verdict !== 'met')
    lines.push(...neededLines(judged.pair, criterion));
  if (judged.symptoms) lines.push(symptomLine(judged));
  for (const miss of assessed.nearMisses) {
    if (miss.criterionId === criterion.id && isRepeatWanted(miss.unrepeated))
      lines.push(nearMissLine(miss, criterion.title, options, [criterion.cite]));
  }
  return lines;
}

function verdictText(criterion: Criterion, judged: CriterionAssessment): string {
  return judged.verdict === 'unknown'
    ? `${criterion.title} ${VERDICT_WORDS.unknown}.`
    : `${criterion.title} is ${VERDICT_WORDS[judged.verdict]}.`;
}

/** The pair that decides, told once however many criteria it decides. */
function foundText(judged: CriterionAssessment, shown: Set<string>, options: ExplainOptions): string[] {
  if (!judged.pair) return [];
  const which =
    judged.verdict !== 'not-met'
      ? ''
      : fell(judged.pair)
        ? 'The pair that fell most: '
        : 'No test fell; nearest: ';
  const isShown = shown.has(pairKey(judged.pair));
  shown.add(pairKey(judged.pair));
  if (isShown) {
    const { earlier, later } = judged.pair;
    return [`The same pair decides, with the tests of ${dayText(earlier.on)} and ${dayText(later.on)}.`];
  }
  return [`${which}${pairText(judged.pair, options)}`];
}

function symptomLine(judged: CriterionAssessment): ExplanationLine {
  const days = [...new Set(judged.symptoms?.facts.map(({ on }) => dayText(on)) ?? [])].join(', ');
  const since = judged.pair ? ` since ${dayText(judged.pair.earlier.on)}` : '';
  switch (judged.symptoms?.verdict) {
    case 'met':
      return { text: `Respiratory symptoms have worsened${since}: reported on ${days}.`, cites: [] };
    case 'not-met':
      return { text: `Respiratory symptoms have not worsened${since}: last reported on ${days}.`, cites: [] };
    default:
      return { text: `Nothing is recorded about respiratory symptoms${since}.`, cites: [] };
  }
}

function pairLines(
  assessed: SetAssessment,
  shown: ReadonlySet<string>,
  options: ExplainOptions,
): ExplanationLine[] {
  return assessed.pairs
    .filter((pair) => !shown.has(pairKey(pair)))
    .map((pair) => ({ text: `Also looked at: ${pairText(pair, options)}`, cites: [] }));
}

function contextLines(
  progression: ProgressionAssessment,
  assessed: SetAssessment,
  set: CriterionSet,
  options: ExplainOptions,
): ExplanationLine[] {
  const lines: ExplanationLine[] = [];
  if (assessed.story.firstMetOn !== null && assessed.verdict !== 'met') {
    lines.push({
      text: `It was met on ${dayText(assessed.story.firstMetOn)}: what a later test or report shows does not take that back.`,
      cites: [{ doc: 'interstice-choices', at: 'B-03', ids: ['B-03'] }],
    });
  }
  if (options.values && progression.cumulative) {
    lines.push({ text: cumulativeText(progression.cumulative), cites: [BASELINE_CITE] });
  }
  if (progression.baselineOn !== null) {
    lines.push({
      text: `Judged from the baseline of ${dayText(progression.baselineOn)}, which a physician’s decision set.`,
      cites: [BASELINE_CITE],
    });
  }
  if (assessed.outsideWindow > 0 && set.window) {
    const tests = assessed.outsideWindow === 1 ? 'test lies' : 'tests lie';
    lines.push({
      text: `${assessed.outsideWindow} earlier ${tests} more than ${set.window.months} months before the latest test and took no part.`,
      cites: [set.window.cite],
    });
  }
  for (const test of progression.notUsed) {
    lines.push({
      text: `Not compared: the test of ${dayText(test.on)}, because ${NOT_USED_WORDS[test.reason]}.`,
      cites: [],
    });
  }
  return lines;
}

function missingOf(assessed: SetAssessment, asked: readonly Criterion[]): SetAssessment['missing'] {
  const facts = assessed.criteria
    .filter(({ criterionId }) => asked.some(({ id }) => id === criterionId))
    .flatMap(({ missing }) => missing);
  // What one criterion lacks does not matter once another one has settled the set.
  return facts.filter(
    (fact, index) =>
      (assessed.verdict === 'unknown' || asked.length === 1) &&
      facts.findIndex(({ what, because }) => what === fact.what && because === fact.because) === index,
  );
}

function notAssessed(title: string, asked: readonly Criterion[], set: CriterionSet): Explanation {
  return {
    headline: `${title} ${VERDICT_WORDS.unknown}.`,
    lines: [
      { text: 'The last review could not judge it.', cites: [] },
      ...asked.map((criterion) => ({ text: criterionText(criterion, set), cites: [criterion.cite] })),
    ],
    missing: [],
  };
}
