import { instrumentKey, SYMPTOM_INSTRUMENTS, type Citation, type SymptomChange } from '@interstice/clinical';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { dayText } from './sentences.js';
import { INSTRUMENT_RULES, type InstrumentRule } from './symptom-instruments.rules.js';
import type { NotJudgedReason, ScoreChange } from './symptom-scores.js';

const CHANGE_WORDS: Readonly<Record<SymptomChange, string>> = {
  improved: 'improved',
  stable: 'stable',
  worse: 'worse',
  unknown: 'that it cannot be told',
};

const NOT_JUDGED_WORDS: Readonly<Record<NotJudgedReason, string>> = {
  'no-verified-difference': 'not judged, there is no verified minimal difference',
  'no-earlier-score': 'there is no earlier score of it to compare with',
  'several-scores': 'not judged, there are several scores of one day',
  'off-scale': 'not judged, a score lies beyond its scale',
};

const WORD_CITE: Citation = {
  doc: 'interstice-choices',
  at: 'B-12, the clinician’s word judges',
  ids: ['B-12'],
};
const KNOWN: readonly string[] = SYMPTOM_INSTRUMENTS;

/**
 * What the last score of an instrument suggests, beside what its report says.
 *
 * @param change - of one instrument
 * @param options - with or without values; what a score suggests tells roughly what it is, and so does the word of its report
 * @returns a line with the source of the least difference
 * @source D-05, B-12 and B-34
 * @example scoreLine(change, { values: true }).text
 * //=> 'K-BILD total 45 on 3 Mar 2025, 41 on 1 Mar 2026: worse by 4, at least 2.7 (minimal difference in IPF). The report says stable. …'
 */
export function scoreLine(change: ScoreChange, { values }: ExplainOptions): ExplanationLine {
  const { rule, later, earlier, differs } = change;
  if (!values) {
    const name = rule?.id ?? KNOWN.find((known) => known === change.instrument) ?? 'A questionnaire';
    const days = earlier ? `${dayText(earlier.on)} and ${dayText(later.on)}` : dayText(later.on);
    return { text: `${name}: scored on ${days}.`, cites: rule ? [rule.cite] : [] };
  }
  const name = rule?.id ?? change.instrument;
  const scores = [earlier, later].flatMap((one) =>
    one ? [`${scoreText(one.hundredths)} on ${dayText(one.on)}`] : [],
  );
  const note = differs ? ' Score and word differ: the clinician’s word judges.' : '';
  return {
    text: `${name} ${scores.join(', ')}: ${suggestionText(change)}. ${wordText(change)}${note}`,
    cites: [...(rule ? [rule.cite] : []), WORD_CITE],
  };
}

/**
 * How an instrument is read, from its data.
 *
 * @param rule - as data
 * @returns a sentence
 * @example instrumentText(rule) //=> 'LCQ total, from 3 to 21: higher is better; better from a difference of 1.3, worse from one of 1.3 (…).'
 */
export function instrumentText(rule: InstrumentRule): string {
  const { id, higherIs, tells, least, scale } = rule;
  const from = scale ? `, from ${scale.from} to ${scale.to}` : '';
  const how = tells === 'change' ? ', itself a change since its baseline interview' : '';
  return `${id}${from}${how}: higher is ${higherIs}; better from a difference of ${least.better}, worse from one of ${least.worse} (${originText(rule)}).`;
}

/** Every instrument that is judged, one sentence each. */
export function instrumentTexts(): string[] {
  return INSTRUMENT_RULES.map(instrumentText);
}

function originText({ estimatedIn }: InstrumentRule): string {
  return estimatedIn === null ? 'software proxy, not published' : `minimal difference in ${estimatedIn}`;
}

function suggestionText({ instrument, rule, better, suggests, notJudged }: ScoreChange): string {
  const meant = rule === null ? scaleMeantBy(instrument) : undefined;
  if (meant) return `not judged, the name does not say which scale it is; recorded as ${meant} it would be`;
  if (notJudged !== null) return NOT_JUDGED_WORDS[notJudged];
  if (!rule || better === null) return NOT_JUDGED_WORDS['no-verified-difference'];
  const since = rule.tells === 'change' ? ' since its baseline interview' : '';
  const origin = originText(rule);
  if (better === 0) return `no difference${since} (${origin})`;
  const way = better > 0 ? 'better' : 'worse';
  const reached = suggests === 'less-than-minimal' ? 'less than' : 'at least';
  return `${way} by ${scoreText(Math.abs(better))}${since}, ${reached} ${rule.least[way]} (${origin})`;
}

/** Of a bare name, such as files bring: the scale that has a minimal difference. Nobody can tell whether it was that one. */
function scaleMeantBy(instrument: string): string | undefined {
  return INSTRUMENT_RULES.find(({ id }) => instrumentKey(id).startsWith(`${instrumentKey(instrument)} `))?.id;
}

/** The word is told with its own time where that is not the time between the scores. */
function wordText({ word, earlier }: ScoreChange): string {
  const since = word.since === null || word.since === earlier?.on ? '' : `, since ${dayText(word.since)}`;
  return `The report says ${CHANGE_WORDS[word.change]}${since}.`;
}

function scoreText(hundredths: number): string {
  return String(hundredths / 100).replace('-', '−');
}
