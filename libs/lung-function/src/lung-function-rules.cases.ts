import type { DlcoUnit, QualityGrade, Sex } from '@interstice/clinical';
import type { LungFunctionSourceId } from './sources.js';

/** A session of spirometry: its acceptable manoeuvres in mL, the age, the grade, and how it comes to it. */
export type SpirometryGradeCase = readonly [
  acceptableMl: readonly number[],
  ageYears: number,
  grade: QualityGrade | 'below-verified-grades',
  why: string,
];

/** Clinical facts 1: grades by acceptable manoeuvres and the distance of the two largest. */
export const SPIROMETRY_GRADE_CASES: readonly SpirometryGradeCase[] = [
  [[3000, 2850, 2000], 60, 'A', 'three acceptable, the two largest 150 mL apart'],
  [[2000, 2850, 3000], 60, 'A', 'in whatever order they were blown'],
  [[3000, 2850], 60, 'B', 'two acceptable, 150 mL apart'],
  [[3000, 2849, 2840], 60, 'C', 'a millilitre more'],
  [[3000, 2800], 60, 'C', '200 mL apart'],
  [[3000, 2799], 60, 'D', 'a millilitre more'],
  [[3000, 2750, 2750], 60, 'D', '250 mL apart'],
  [[3000, 2749, 2700], 60, 'below-verified-grades', 'a millilitre more'],
  [[3000], 60, 'below-verified-grades', 'one acceptable only'],
  [[], 60, 'below-verified-grades', 'none acceptable'],
  // Up to six years: 100 mL or a tenth of the largest, whichever is greater.
  [[900, 800, 800], 6, 'A', '100 mL apart, which is more than a tenth of 900'],
  [[900, 799, 799], 6, 'below-verified-grades', 'a millilitre more'],
  [[900, 800], 6, 'B', 'two acceptable, 100 mL apart'],
  [[900, 799], 6, 'below-verified-grades', 'a millilitre more'],
  [[1500, 1350, 1350], 6, 'A', 'a tenth of 1500, which is more than 100 mL'],
  [[1500, 1349, 1349], 6, 'below-verified-grades', 'a millilitre more'],
  [[1500, 1350], 6, 'B', 'two acceptable, a tenth apart'],
  [[1500, 1349], 6, 'below-verified-grades', 'a millilitre more'],
  [[900, 799], 6.01, 'B', 'older than six: 150 mL'],
];

/** Clinical facts 1: percent inspired, seconds the breath was held, seconds of collecting, whether the volumes agree. */
export const DLCO_GRADE_CASES: readonly (readonly [
  inspiredPct: number,
  breathHoldSeconds: number,
  collectionSeconds: number,
  alveolarVolumeAgrees: boolean,
  grade: QualityGrade,
  why: string,
])[] = [
  [90, 8, 4, false, 'A', 'at every limit of A'],
  [90, 12, 4, false, 'A', 'the breath held as long as it may be'],
  [89.9, 10, 4, true, 'A', 'less inspired, but the alveolar volume agrees'],
  [85, 10, 4, true, 'A', 'as little as that allows'],
  [89.9, 10, 4, false, 'B', 'the alveolar volume does not agree'],
  [85, 10, 4, false, 'B', 'as little as B allows'],
  [84.9, 10, 4, true, 'C', 'less inspired than A and B allow'],
  [84.9, 10, 4, false, 'C', 'the volumes do not agree either'],
  [90, 10, 4.1, true, 'C', 'collected too long for A and B'],
  [90, 10, 4.1, false, 'C', 'collected too long, the volumes do not agree'],
  [85, 10, 4.1, false, 'C', 'collected too long for B'],
  [80, 8, 5, false, 'C', 'at every limit of C'],
  [95, 7.9, 3, true, 'D', 'the breath held too short'],
  [95, 12.1, 3, true, 'D', 'the breath held too long'],
  [80, 13, 5, false, 'D', 'at the limits of D'],
  [79.9, 13, 5, false, 'F', 'too little inspired for D'],
  [80, 13, 5.1, false, 'F', 'collected too long for D'],
  [79.9, 10, 3, true, 'F', 'too little inspired for any'],
  [95, 10, 5.1, true, 'F', 'collected too long for any'],
];

/** Two manoeuvres of DLCO, in one unit, and whether their mean is reported (clinical facts 1). */
export const DLCO_AGREEMENT_CASES: readonly (readonly [number, number, DlcoUnit, boolean])[] = [
  [20, 22, 'mL/min/mmHg', true],
  [22.005, 20, 'mL/min/mmHg', false],
  [6, 6.665, 'mmol/min/kPa', true],
  [6.675, 6, 'mmol/min/kPa', false],
];

/** Sex, age and haemoglobin in g/L, and the factor to fifteen digits (clinical facts 1; null: the sex decides). */
export const HAEMOGLOBIN_CASES: readonly (readonly [Sex, number, number, number | null])[] = [
  ['male', 60, 146, 1],
  ['female', 60, 134, 1],
  ['male', 14, 134, 1],
  ['male', 15, 146, 1],
  ['unknown', 15, 120, null],
  ['unknown', 14.99, 120, 1.048039215686275],
  // (10.22 + 9.8) / (1.7 × 9.8), (9.38 + 7) / (1.7 × 7), (10.22 + 18) / (1.7 × 18)
  ['male', 60, 98, 1.201680672268908],
  ['female', 60, 70, 1.376470588235294],
  ['male', 60, 180, 0.922222222222222],
];

/** The traditional unit per SI unit; the last row is the prediction of a man of 40 years and 175 cm in both. */
export const TRANSFER_UNIT_CASES: readonly (readonly [mmolPerKpa: number, mlPerMmhg: number])[] = [
  [1, 2.987],
  [2.5, 7.4675],
  [8, 23.896],
  [10.10515, 30.184083],
];

/** Which document each grade of spirometry is shown with: C and D are of an earlier scheme. */
export const GRADE_SOURCE_CASES: readonly (readonly [readonly number[], LungFunctionSourceId])[] = [
  [[3000, 3000, 3000], 'spirometry-2019'],
  [[3000, 3000], 'spirometry-2019'],
  [[3000, 2800], 'spirometry-earlier'],
  [[3000, 2750], 'spirometry-earlier'],
];
