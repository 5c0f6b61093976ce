import { parseIsoDate, type Ctd, type PatientRecord, type PersonFact } from '@interstice/clinical';
import type { DecidingMeasure } from './assessment.js';
import type { ChangeReading } from './change-scales/change-scale.js';
import { pft, recordOf } from './record.spec-support.js';
import type { SlopeOverPeriod } from './trend/slope-of-fvc.js';

const since = parseIsoDate('2000-01-01');
const fact = <Fact extends Pick<PersonFact, 'kind' | 'value'>>(given: Fact) =>
  ({ ...given, on: since, lineageId: given.kind, id: `${given.kind} v1` }) as unknown as PersonFact;
const ctd = (primary: Ctd) => fact({ kind: 'ctd', value: { primary, secondary: [] } });

/** Days with FVC in % predicted, and where the change lies on the scales for systemic sclerosis. */
export interface ScaleCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly scaleId: 'eustar-2021' | 'ssc-mcid';
  readonly earlierOn: string | null;
  readonly places: readonly (readonly [ChangeReading, bandId: string])[];
}

const scaled = (
  scaleId: ScaleCase['scaleId'],
  name: string,
  tests: readonly (readonly [on: string, pct: number])[],
  earlierOn: string | null,
  places: ScaleCase['places'],
): ScaleCase => ({
  name: `${scaleId}: ${name}`,
  record: recordOf({ pfts: tests.map(([on, pct]) => pft(on, { pct })), person: [ctd('ssc')] }),
  scaleId,
  earlierOn,
  places,
});
const [YEAR_AGO, NOW] = ['2025-01-12', '2026-01-12'] as const;
/** From 100 % predicted a point is a percent. */
const eustar = (fall: number, band: string): ScaleCase =>
  scaled(
    'eustar-2021',
    `a fall of ${fall}`,
    [
      [YEAR_AGO, 100],
      [NOW, Math.round((100 - fall) * 10) / 10],
    ],
    YEAR_AGO,
    [
      ['relative', band],
      ['absolute', band],
    ],
  );
const mcid = (fall: number, band: string): ScaleCase =>
  scaled(
    'ssc-mcid',
    `a fall of ${fall}`,
    [
      [YEAR_AGO, 70.1],
      [NOW, Math.round((70.1 - fall) * 10) / 10],
    ],
    YEAR_AGO,
    [['absolute', band]],
  );
const STABLE = {
  'eustar-2021': [
    ['relative', 'stable'],
    ['absolute', 'stable'],
  ],
  'ssc-mcid': [['absolute', 'no-difference']],
} as const;
/** Which earlier test is taken: the nearest to 12 months, from 9 to 15, both edges counted. */
const apart = (scaleId: ScaleCase['scaleId'], earlier: readonly string[], earlierOn: string | null) =>
  scaled(
    scaleId,
    `of ${earlier.join(' and ')} with ${earlierOn ?? 'none'}`,
    [...earlier.map((on) => [on, 80] as const), [NOW, 80]],
    earlierOn,
    earlierOn === null ? [] : STABLE[scaleId],
  );

/** Clinical facts 1b: 10 exactly is moderate on EUSTAR's scale; the estimates of the minimal difference. */
export const SCALE_CASES: readonly ScaleCase[] = [
  eustar(20.1, 'major'),
  eustar(20, 'significant'),
  eustar(10.1, 'significant'),
  eustar(10, 'moderate'),
  eustar(5, 'moderate'),
  eustar(4.9, 'stable'),
  eustar(-4.9, 'stable'),
  eustar(-5, 'improved'),
  scaled(
    'eustar-2021',
    '10.2 % in 6.1 points',
    [
      [YEAR_AGO, 60],
      [NOW, 53.9],
    ],
    YEAR_AGO,
    [
      ['relative', 'significant'],
      ['absolute', 'moderate'],
    ],
  ),
  mcid(3.3, 'worse'),
  mcid(3.2, 'perhaps-worse'),
  mcid(3, 'perhaps-worse'),
  mcid(2.9, 'no-difference'),
  mcid(-2.9, 'no-difference'),
  mcid(-3, 'perhaps-better'),
  mcid(-5.2, 'perhaps-better'),
  mcid(-5.3, 'better'),
  ...(['eustar-2021', 'ssc-mcid'] as const).flatMap((scaleId) => [
    apart(scaleId, ['2024-10-12'], '2024-10-12'),
    apart(scaleId, ['2024-10-11'], null),
    apart(scaleId, ['2025-04-12'], '2025-04-12'),
    apart(scaleId, ['2025-04-13'], null),
    apart(scaleId, ['2024-12-12', '2025-01-12'], '2025-01-12'),
    apart(scaleId, ['2025-01-12', '2025-02-12'], '2025-01-12'),
  ]),
];

/** The slope over the last 24 months and over the whole record. */
export interface SlopeCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly recent: Partial<SlopeOverPeriod> | null;
  readonly whole: Partial<SlopeOverPeriod> | null;
}

const sloped = (
  name: string,
  tests: readonly (readonly [on: string, ml: number])[],
  recent: SlopeCase['recent'],
  whole: SlopeCase['whole'],
): SlopeCase => ({
  name,
  record: recordOf({ pfts: tests.map(([on, ml]) => pft(on, { ml })) }),
  recent,
  whole,
});

export const SLOPE_CASES: readonly SlopeCase[] = [
  // At 0, 4 and 8 years: slope -100, residual sum of squares 6667, t(0.975; 1) = 12.706, so -100 ± 183.4.
  sloped(
    'of three tests with its 95 % interval',
    [
      ['2018-01-10', 3000],
      ['2022-01-10', 2500],
      ['2026-01-10', 2200],
    ],
    null,
    { tests: 3, fromOn: parseIsoDate('2018-01-10'), mlPerYear: -100, lowMlPerYear: -284, highMlPerYear: 84 },
  ),
  sloped(
    'of two tests',
    [
      ['2025-01-10', 3000],
      ['2026-01-10', 2900],
    ],
    null,
    null,
  ),
  sloped(
    'over six months less a day',
    [
      ['2025-01-10', 3000],
      ['2025-04-10', 2990],
      ['2025-07-09', 2960],
    ],
    null,
    null,
  ),
  sloped(
    'over six months',
    [
      ['2025-01-10', 3000],
      ['2025-04-10', 2990],
      ['2025-07-10', 2960],
    ],
    { tests: 3, mlPerYear: -81 },
    { tests: 3, mlPerYear: -81 },
  ),
  sloped(
    'with a test on the first day of the 24 months and one before',
    [
      ['2024-01-11', 3000],
      ['2024-01-12', 3000],
      ['2025-01-12', 2950],
      ['2026-01-12', 2900],
    ],
    { tests: 3, fromOn: parseIsoDate('2024-01-12') },
    { tests: 4, fromOn: parseIsoDate('2024-01-11') },
  ),
];

/** Which published figures a slope is read beside, with the numbers as their sources give them (clinical facts 1d). */
export const SLOPE_FIGURE_CASES: readonly (readonly [
  Ctd,
  readonly (readonly [id: string, mlPerYear: number])[],
])[] = [
  [
    'ssc',
    [
      ['healthy', -26],
      ['senscis-placebo', -88.8],
      ['senscis-nintedanib', -54.9],
    ],
  ],
  [
    'ra',
    [
      ['healthy', -26],
      ['inbuild-placebo', -178.6],
      ['inbuild-nintedanib', -75.9],
    ],
  ],
];
export const withDisease = (disease: Ctd): PatientRecord => recordOf({ person: [ctd(disease)] });

/** How probably the greatest fall is true, in percent; tests of FVC every so many months. */
export interface LikelihoodCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly pct: number;
}

const measured = (tests: readonly (readonly [on: string, ml: number])[], pct: number): LikelihoodCase => ({
  name: `${tests.map(([, ml]) => ml).join(', ')} mL`,
  record: recordOf({ pfts: tests.map(([on, ml]) => pft(on, { ml })) }),
  pct,
});

/**
 * Two tests: their difference against ln 0.9, with 11 % for 1.96 standard deviations of a difference. Five: by generalised
 * least squares on level, slope and a level that wanders, worked out apart from the filter (54.24; 58 and 51 with 10 and
 * 12 % from week to week, 52 and 57 with 14 and 16 % from year to year).
 */
export const LIKELIHOOD_CASES: readonly LikelihoodCase[] = [
  measured(
    [
      ['2024-01-15', 3000],
      ['2024-04-15', 2700],
    ],
    50,
  ),
  measured(
    [
      ['2024-01-15', 3000],
      ['2024-04-15', 2600],
    ],
    75,
  ),
  measured(
    [
      ['2024-01-15', 3000],
      ['2024-04-15', 2400],
    ],
    98,
  ),
  measured(
    [
      ['2024-01-15', 3060],
      ['2024-07-15', 2700],
      ['2025-01-15', 3000],
      ['2025-07-15', 2900],
      ['2026-01-15', 2620],
    ],
    54,
  ),
];

/** On what two tests in litres are compared (B-10): recomputed on one equation where both were done by an adult. */
export interface RecomputingCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly measure: DecidingMeasure;
}

const born = (birthDate: string, measure: DecidingMeasure): RecomputingCase => ({
  name: `born on ${birthDate}: ${measure}`,
  record: recordOf({
    pfts: [pft('2024-01-12', { ml: 3000 }), pft('2026-01-12', { ml: 2690 })],
    person: [
      fact({ kind: 'sex', value: { sex: 'female' } }),
      fact({ kind: 'birth-date', value: { birthDate: parseIsoDate(birthDate) } }),
      { ...fact({ kind: 'height', value: { heightCm: 162 } }), on: parseIsoDate('2024-01-12') },
    ],
  }),
  measure,
});

export const RECOMPUTING_CASES: readonly RecomputingCase[] = [
  born('1965-01-10', 'recomputed-pct'),
  // 6575 days are 18.001 years of 365.25 days, 6574 are 17.999.
  born('2006-01-11', 'recomputed-pct'),
  born('2006-01-12', 'litres'),
];
