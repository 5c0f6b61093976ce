import { parseIsoDate, type SymptomChange, type SymptomInstrument } from '@interstice/clinical';
import type { ReportOfSymptoms, ScoreChange } from './symptom-scores.js';

type Scored = readonly [on: string, instrument: string | null, score: number, change?: SymptomChange];

export function reportOf([on, instrument, score, change = 'stable']: Scored, index = 0): ReportOfSymptoms {
  return {
    lineageId: `report ${index}`,
    reportedOn: parseIsoDate(on),
    change,
    ...(instrument === null ? {} : { instrument, score }),
  };
}

/** Reports, what the last score suggests, why it is not judged, and whether score and word differ. */
export interface SymptomScoreCase {
  readonly name: string;
  readonly reports: readonly ReportOfSymptoms[];
  readonly suggests: ScoreChange['suggests'];
  readonly notJudged: ScoreChange['notJudged'];
  readonly differs: boolean;
  /** Shown in the sentences that are reviewed by eye. */
  readonly isTold: boolean;
}

const [BEFORE, NOW] = ['2025-03-03', '2026-03-01'] as const;

function judged(
  name: string,
  scores: readonly Scored[],
  suggests: ScoreChange['suggests'],
  { notJudged = null, differs = false, isTold = false }: Partial<SymptomScoreCase> = {},
): SymptomScoreCase {
  return { name, reports: scores.map(reportOf), suggests, notJudged, differs, isTold };
}

/** The report says worse, which differs from a gain alone; scores with decimals that floating point does not hold. */
function between(
  instrument: SymptomInstrument,
  earlier: number,
  later: number,
  suggests: ScoreChange['suggests'],
): SymptomScoreCase {
  const scores: readonly Scored[] = [
    [BEFORE, instrument, earlier],
    [NOW, instrument, later, 'worse'],
  ];
  return judged(`${instrument} ${earlier}, then ${later}`, scores, suggests, {
    differs: suggests === 'better',
  });
}

const alone = (
  instrument: string,
  score: number,
  suggests: ScoreChange['suggests'],
  given: Partial<SymptomScoreCase> = {},
) => judged(`${instrument} ${score} alone`, [[NOW, instrument, score]], suggests, given);

/** Clinical facts 4: the minimal differences, each at its edge and a hundredth before it, better and worse apart. */
export const SYMPTOM_SCORE_CASES: readonly SymptomScoreCase[] = [
  between('K-BILD total', 45.1, 42.4, 'worse'),
  between('K-BILD total', 45.1, 42.41, 'less-than-minimal'),
  between('K-BILD total', 45.1, 42.5, 'less-than-minimal'),
  between('K-BILD total', 45.1, 49.8, 'better'),
  between('K-BILD total', 45.1, 49.79, 'less-than-minimal'),
  between('SGRQ-I total', 40.2, 45.1, 'worse'),
  between('SGRQ-I total', 40.2, 45.09, 'less-than-minimal'),
  between('SGRQ-I total', 40.2, 36.3, 'better'),
  between('SGRQ-I total', 40.2, 36.31, 'less-than-minimal'),
  between('LCQ total', 15.1, 13.8, 'worse'),
  between('LCQ total', 15.1, 13.81, 'less-than-minimal'),
  between('LCQ total', 15.1, 16.4, 'better'),
  between('LCQ total', 15.1, 16.39, 'less-than-minimal'),
  between('LCQ total', 3, 21, 'better'),
  between('mMRC (0-4)', 1, 2, 'worse'),
  between('mMRC (0-4)', 1, 1.99, 'less-than-minimal'),
  between('mMRC (0-4)', 2, 1, 'better'),
  between('mMRC (0-4)', 2, 1.01, 'less-than-minimal'),
  between('mMRC (0-4)', 4, 0, 'better'),
  alone('TDI', -1.5, 'worse', { isTold: true }),
  alone('TDI', -1.49, 'less-than-minimal'),
  alone('TDI', 1.5, 'better'),
  alone('TDI', 1.49, 'less-than-minimal'),
  alone('TDI', 9, 'better'),
  alone('TDI', -9, 'worse'),
  alone('TDI', 9.01, null, { notJudged: 'off-scale' }),
  alone('TDI', -9.01, null, { notJudged: 'off-scale' }),
  judged(
    'a TDI is compared with no other, for it is a change itself',
    [
      [BEFORE, 'TDI', 4],
      [NOW, 'TDI', 2, 'worse'],
    ],
    'better',
    { isTold: true },
  ),
  ...([2.99, 21.01] as const).map((off) =>
    judged(
      `LCQ total ${off} is beyond its scale`,
      [
        [BEFORE, 'LCQ total', 10],
        [NOW, 'LCQ total', off],
      ],
      null,
      { notJudged: 'off-scale' },
    ),
  ),
  ...([-0.01, 4.01, 5] as const).map((off) =>
    judged(
      `mMRC ${off} is no grade from 0 to 4`,
      [
        [BEFORE, 'mMRC (0-4)', off],
        [NOW, 'mMRC (0-4)', 2],
      ],
      null,
      { notJudged: 'off-scale', isTold: off === 5 },
    ),
  ),
  judged(
    'a score that is worse beside the word stable is told, and the word stays',
    [
      [BEFORE, 'K-BILD total', 45],
      [NOW, 'K-BILD total', 41],
    ],
    'worse',
    { differs: true, isTold: true },
  ),
  judged(
    'a small difference contradicts no word',
    [
      [BEFORE, 'K-BILD total', 45],
      [NOW, 'K-BILD total', 43, 'improved'],
    ],
    'less-than-minimal',
    { isTold: true },
  ),
  judged(
    'the same score again',
    [
      [BEFORE, 'SGRQ-I total', 40],
      [NOW, 'SGRQ-I total', 40],
    ],
    'less-than-minimal',
    { isTold: true },
  ),
  judged(
    'a word that cannot be told differs from nothing',
    [
      [BEFORE, 'SGRQ-I total', 40],
      [NOW, 'SGRQ-I total', 30, 'unknown'],
    ],
    'better',
    { isTold: true },
  ),
  judged(
    'a proxy says that it is one',
    [
      [BEFORE, 'mMRC (0-4)', 1],
      [NOW, 'mMRC (0-4)', 2, 'worse'],
    ],
    'worse',
    { isTold: true },
  ),
  judged(
    'the word of a shorter time than that between the scores does not differ from them',
    [
      [BEFORE, 'LCQ total', 15],
      ['2025-10-01', null, 0, 'worse'],
      [NOW, 'LCQ total', 12],
    ],
    'worse',
    { isTold: true },
  ),
  judged(
    'capitals and blanks make no other instrument',
    [
      [BEFORE, 'k-bild  Total', 45],
      [NOW, 'K-BILD total', 42, 'worse'],
    ],
    'worse',
  ),
  judged(
    'another instrument is not compared with',
    [
      [BEFORE, 'SGRQ total', 45],
      [NOW, 'SGRQ-I total', 30],
    ],
    null,
    { notJudged: 'no-earlier-score', isTold: true },
  ),
  judged(
    'two scores of one day are not chosen from',
    [
      [BEFORE, 'K-BILD total', 45],
      [NOW, 'K-BILD total', 41],
      [NOW, 'K-BILD total', 48],
    ],
    null,
    { notJudged: 'several-scores', isTold: true },
  ),
  ...['SGRQ total', 'Dyspnea-12', 'FACIT-Dyspnea', 'L-PF', 'Cough VAS', 'K-BILD', 'mMRC', 'Our own list'].map(
    (instrument) =>
      judged(
        `${instrument} has no verified minimal difference`,
        [
          [BEFORE, instrument, 20],
          [NOW, instrument, 80, 'worse'],
        ],
        null,
        {
          notJudged: 'no-verified-difference',
          isTold: ['Dyspnea-12', 'K-BILD', 'mMRC', 'Our own list'].includes(instrument),
        },
      ),
  ),
];
