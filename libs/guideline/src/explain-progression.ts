import type { Citation } from '@interstice/clinical';
import type {
  CriterionAssessment,
  PairAssessment,
  ProgressionAssessment,
  SetAssessment,
} from '@interstice/progression';
import {
  conditionsOf,
  everyJudged,
  JUDGED_SETS,
  type Criterion,
  type CriterionSet,
} from '@interstice/progression';
import { advisoryLine, advisoryOf } from './advisory-sentences.js';
import { beforeTreatmentLine } from './baseline-sentences.js';
import { circumstanceLines } from './circumstance-sentences.js';
import { furtherPairLines, notUsedLines } from './counted-lines.js';
import { criterionText, preconditionLines, setText } from './criterion-sentences.js';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { isRepeatWanted } from './explain-due.js';
import { findingLines } from './finding-sentences.js';
import {
  correctionLines,
  fell,
  nearMissLine,
  neededLines,
  pairKey,
  pairText,
  standInLine,
} from './pair-sentences.js';
import { cumulativeText, dayText, missingText, NOT_USED_WORDS, VERDICT_WORDS } from './sentences.js';
import { unnamedLine } from './unnamed-sentences.js';
import { BASELINE_CITE, baselineLine, verdictText } from './verdict-sentences.js';

/** Nobody has a criterion or set by that id. */
export class UnknownCriterionError extends Error {
  readonly code = 'unknown-criterion';
  override readonly name = 'UnknownCriterionError';

  constructor(readonly criterionId: string) {
    const known = JUDGED_SETS.flatMap((set) => [set.id, ...set.criteria.map(({ id }) => id)]);
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
  const set = JUDGED_SETS.find(
    ({ id, criteria }) =>
      id === criterionOrSetId || criteria.some((criterion) => criterion.id === criterionOrSetId),
  );
  if (!set) throw new UnknownCriterionError(criterionOrSetId);
  const asked = set.criteria.filter(({ id }) => set.id === criterionOrSetId || id === criterionOrSetId);
  const title = set.id === criterionOrSetId ? set.title : (asked[0]?.title ?? set.title);
  const assessed = everyJudged(progression).find(({ setId }) => setId === set.id);
  if (!assessed) return notAssessed(title, asked, set);
  return {
    headline: verdictText(title, set, assessed, asked, options),
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
    return judged ? criterionLines(criterion, judged, { set, progression, assessed, shown, options }) : [];
  });
  const isWhole = asked.length === set.criteria.length;
  const counted = isWhole ? setText(set) : undefined;
  const advisory = advisoryOf(set.id);
  return [
    ...(advisory ? [advisoryLine(advisory)] : []),
    ...(counted === undefined ? [] : [{ text: counted, cites: [set.cite] }]),
    ...inOrder,
    ...furtherPairLines(
      assessed.pairs.filter((pair) => !shown.has(pairKey(pair))),
      { ...options, set },
    ),
    ...contextLines(progression, assessed, set, options),
    ...(isWhole ? preconditionLines(set) : []),
  ];
}

interface Telling {
  readonly set: CriterionSet;
  readonly progression: ProgressionAssessment;
  readonly assessed: SetAssessment;
  /** Pairs that have been told. */
  readonly shown: Set<string>;
  readonly options: ExplainOptions;
}

function criterionLines(
  criterion: Criterion,
  judged: CriterionAssessment,
  telling: Telling,
): ExplanationLine[] {
  const { set, assessed, options } = telling;
  // An answer stored by an earlier version knows no other pairs.
  const { pair, otherPairs = [] } = judged;
  const cites = [criterion.cite, ...(set.window ? [set.window.cite] : [])];
  const lines: ExplanationLine[] = [{ text: criterionText(criterion, set), cites }];
  if (criterion.note !== undefined) lines.push({ text: criterion.note, cites: [criterion.cite] });
  lines.push({
    text: [
      verdictText(criterion.title, set, assessed, [criterion], options),
      ...foundText(judged, telling),
    ].join(' '),
    cites: [],
  });
  for (const told of pair ? [pair, ...otherPairs] : otherPairs) {
    if (told !== pair) lines.push({ text: tellPair(told, telling), cites: [] });
    if (options.values && judged.verdict !== 'met') lines.push(...neededLines(told, criterion));
    if (judged.verdict !== 'met') lines.push(...correctionLines(told, criterion));
  }
  lines.push(...(judged.beside ? besideLines(criterion, judged.beside, judged.verdict, telling) : []));
  if (judged.unnamed) lines.push(unnamedLine(judged.unnamed, criterion, options));
  lines.push(...dlcoLines(criterion, judged, assessed));
  lines.push(...findingLines(judged, telling));
  for (const miss of assessed.nearMisses) {
    if (miss.criterionId === criterion.id && isRepeatWanted(miss.unrepeated))
      lines.push(nearMissLine(miss, criterion.title, options, [criterion.cite]));
  }
  return lines;
}

/** The DLCO of the same two days, where a criterion asks for it beside FVC. */
function besideLines(
  criterion: Criterion,
  beside: PairAssessment,
  verdict: CriterionAssessment['verdict'],
  telling: Telling,
): ExplanationLine[] {
  const lines = [{ text: `Beside it: ${tellPair(beside, telling)}`, cites: citesOfDlco(criterion) }];
  return telling.options.values && verdict !== 'met' ? [...lines, ...neededLines(beside, criterion)] : lines;
}

function citesOfDlco(criterion: Criterion): Citation[] {
  return conditionsOf(criterion)
    .filter((one) => 'measure' in one && one.measure === 'dlco')
    .map(({ cite }) => cite);
}

/** Why DLCO took no part in a criterion that asks for it. */
function dlcoLines(
  criterion: Criterion,
  { pair, otherPairs = [], beside }: CriterionAssessment,
  { dlcoNotCompared = [] }: SetAssessment,
): ExplanationLine[] {
  if (beside === null)
    return [
      {
        text: 'DLCO is not compared: the two days do not both have one in % predicted that can be.',
        cites: citesOfDlco(criterion),
      },
    ];
  if (beside !== undefined) return [];
  const condition = conditionsOf(criterion).find((one) => 'measure' in one && one.measure === 'dlco');
  const told = pair ? [pair, ...otherPairs] : otherPairs;
  if (!condition || told.some(({ measure }) => measure === 'dlco-pct')) return [];
  const why =
    dlcoNotCompared.length > 0
      ? dlcoNotCompared.map((reason) => NOT_USED_WORDS[reason]).join('; ')
      : 'there are no two values of % predicted in the window';
  return [{ text: `DLCO is not compared: ${why}.`, cites: [condition.cite] }];
}

/** The pair that decides, told once however many criteria it decides. */
function foundText(judged: CriterionAssessment, telling: Telling): string[] {
  if (!judged.pair) return [];
  if (telling.shown.has(pairKey(judged.pair))) {
    const { earlier, later } = judged.pair;
    return [`The same pair decides, with the tests of ${dayText(earlier.on)} and ${dayText(later.on)}.`];
  }
  const which =
    judged.verdict !== 'not-met'
      ? ''
      : fell(judged.pair)
        ? 'The pair that fell most: '
        : 'No test fell; nearest: ';
  return [`${which}${tellPair(judged.pair, telling)}`];
}

function tellPair(pair: PairAssessment, { shown, options, set }: Telling): string {
  shown.add(pairKey(pair));
  return pairText(pair, { ...options, set });
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
  if (progression.beforeTreatment?.course)
    lines.push(beforeTreatmentLine(progression.beforeTreatment, options));
  if (progression.baselineOn !== null) {
    lines.push(baselineLine(progression.baselineOn, progression));
  }
  for (const pair of assessed.pairs) if (pair.standsIn) lines.push(standInLine(pair));
  if (assessed.outsideWindow > 0 && set.window) {
    const tests = assessed.outsideWindow === 1 ? 'test lies' : 'tests lie';
    lines.push({
      text: `${assessed.outsideWindow} earlier ${tests} more than ${set.window.months} months before the latest test and took no part.`,
      cites: [set.window.cite],
    });
  }
  lines.push(...notUsedLines(progression, options));
  lines.push(...circumstanceLines(progression.circumstances, assessed.pairs, options));
  return lines;
}

/** Of a whole set what would settle the set; of a criterion what would settle that one. */
function missingOf(assessed: SetAssessment, asked: readonly Criterion[]): SetAssessment['missing'] {
  const [one, ...others] = asked;
  if (others.length > 0) return assessed.missing;
  return assessed.criteria.find(({ criterionId }) => criterionId === one?.id)?.missing ?? [];
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
