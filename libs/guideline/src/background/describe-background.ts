import {
  factInForce,
  hrctPatternOf,
  isAntiScl70,
  isDiffuse,
  type Ctd,
  type HrctPattern,
  type PatientRecord,
} from '@interstice/clinical';
import type { ExplanationLine } from '../explanation.js';
import { listText } from '../sentences.js';
import {
  BACKGROUND_CITES as CITES,
  COURSE_PREDICTS,
  DISEASE_BACKGROUNDS,
  SSC_RISKS,
  type DiseaseBackground,
  type SscRisk,
} from './disease-background.rules.js';

const DISEASES: Readonly<Record<Ctd, string>> = {
  ssc: 'systemic sclerosis',
  ra: 'rheumatoid arthritis',
  iim: 'polymyositis and dermatomyositis',
  mctd: 'mixed connective tissue disease',
  sjd: 'Sjögren’s disease',
  sle: 'systemic lupus erythematosus',
  undifferentiated: 'undifferentiated connective tissue disease',
};

const RISKS: Readonly<Record<SscRisk, string>> = {
  'male-sex': 'male sex',
  'older-age': 'older age (no limit is given)',
  'african-american': 'African-American descent',
  'diffuse-skin': 'diffuse skin disease',
  'anti-scl-70': 'anti-Scl-70 antibodies',
};

/**
 * What is reported of the diseases of a patient: how often ILD comes with them, in which HRCT pattern, and in systemic
 * sclerosis with which risks, beside what is recorded of this patient. Nothing follows from it.
 *
 * @param record - as of the day asked about
 * @returns sentences with their sources, the primary disease first; none where no disease is recorded
 * @source ctd-ild-trials-review, D-01, D-02, D-04 and P-09
 * @example describeBackground(record)[0]?.text //=> 'ILD in systemic lupus erythematosus: 3 to 9 %.'
 */
export function describeBackground(record: PatientRecord): ExplanationLine[] {
  const ctd = factInForce(record, 'ctd')?.value;
  if (ctd === undefined) return [];
  const recorded = factInForce(record, 'hrct-pattern')?.value.pattern;
  return [ctd.primary, ...ctd.secondary].flatMap((disease) => {
    const background = DISEASE_BACKGROUNDS.find((one) => one.ctd === disease);
    const lines: ExplanationLine[] = background
      ? [
          { text: frequencyText(background), cites: [CITES.frequency] },
          { text: patternsText(background, recorded), cites: [CITES.patterns] },
        ]
      : [
          {
            text: `How often ILD comes with ${DISEASES[disease]}, and in which pattern, is not in the source read.`,
            cites: [CITES.frequency],
          },
        ];
    if (disease === 'ssc')
      lines.push(
        { text: risksText(record), cites: [CITES.risks] },
        { text: courseText(), cites: [CITES.course] },
      );
    return lines;
  });
}

/**
 * That the course tells more than the start, as the followers of a trial in systemic sclerosis found.
 *
 * @returns a sentence about groups; nothing is computed from it
 * @source ctd-ild-trials-review, P-09
 * @example courseText() //=> 'In SLS I the decline of FVC and DLCO over 2 years predicted death …'
 */
export function courseText(): string {
  const { trial, overYears } = COURSE_PREDICTS;
  return `In ${trial} the decline of FVC and DLCO over ${overYears} years predicted death better than FVC or DLCO at the start did.`;
}

function frequencyText({ ctd, frequencies, comment }: DiseaseBackground): string {
  const found = frequencies.map(({ fromPct, toPct, isUpTo, by }) =>
    [
      ...(isUpTo ? ['up to'] : []),
      fromPct === undefined ? `${toPct} %` : `${fromPct} to ${toPct} %`,
      ...(by === undefined ? [] : [by]),
    ].join(' '),
  );
  const more = comment === undefined ? '' : `; ${comment}`;
  return `ILD in ${DISEASES[ctd]}: ${found.join(', ')}${more}.`;
}

function patternsText({ ctd, patterns }: DiseaseBackground, recorded: string | undefined): string {
  const word = (pattern: HrctPattern): string => (pattern === 'other' ? 'others' : pattern);
  const order = patterns.map((level) => level.map(word).join(' as often as ')).join(', then ');
  const own =
    recorded === undefined
      ? 'None is recorded here.'
      : `Recorded here: ${recorded}${placeOf(hrctPatternOf(recorded), patterns)}.`;
  return `HRCT patterns in ${DISEASES[ctd]}, the most usual first: ${order}. ${own}`;
}

function placeOf(pattern: HrctPattern, patterns: DiseaseBackground['patterns']): string {
  if (pattern === 'other') return '';
  if (patterns[0]?.includes(pattern)) return ', the most usual';
  return patterns.some((level) => level.includes(pattern))
    ? ', a less usual one'
    : ', which is not named there';
}

function risksText(record: PatientRecord): string {
  const has: Readonly<Record<SscRisk, boolean | null>> = {
    'male-sex': known(factInForce(record, 'sex')?.value.sex, (sex) =>
      sex === 'unknown' ? null : sex === 'male',
    ),
    'older-age': null,
    'african-american': known(factInForce(record, 'descent')?.value.descent, (descent) =>
      /african[\s-]+american/i.test(descent),
    ),
    'diffuse-skin': isDiffuse(factInForce(record, 'ctd')?.value.subtype),
    'anti-scl-70': known(factInForce(record, 'antibodies')?.value.antibodies, (names) =>
      // A list of other antibodies does not say that this one was asked for.
      names.some(isAntiScl70) ? true : names.some((name) => /scl[\s-]?70/i.test(name)) ? false : null,
    ),
  };
  const asked = SSC_RISKS.filter((risk) => risk !== 'older-age');
  const on = asked.filter((risk) => has[risk] === true).map((risk) => RISKS[risk]);
  const unknown = asked.filter((risk) => has[risk] === null).map((risk) => RISKS[risk]);
  return [
    `Reported risks of ILD in ${DISEASES.ssc}: ${listText(
      SSC_RISKS.map((risk) => RISKS[risk]),
      'and',
    )}.`,
    on.length === 0 ? 'None of them is recorded here.' : `Recorded here: ${listText(on, 'and')}.`,
    ...(unknown.length === 0 ? [] : [`Not recorded: ${listText(unknown, 'or')}.`]),
  ].join(' ');
}

function known<Value>(value: Value | undefined, judge: (value: Value) => boolean | null): boolean | null {
  return value === undefined ? null : judge(value);
}
