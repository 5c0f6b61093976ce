import type { Analyte } from './analytes.js';
import type { UnitRefusal } from './laboratory-units.js';

/**
 * Spellings of test and unit met in real laboratories: eICU Collaborative Research Database demo 2.0.1 (PhysioNet, Open
 * Database License 1.0), all 131 that its complete blood counts, liver tests, creatinine, CRP and ESR are written with.
 */
export interface MetSpellings {
  readonly test: string;
  /** The unit of the hospital's own system. */
  readonly otherUnit: string;
  /** Units of the laboratory's interface. */
  readonly units: readonly string[];
  readonly becomes: readonly [analyte: Analyte, times: number] | UnitRefusal;
}

const CELLS_MET = [
  ...['K/uL', 'K/MM3', 'K/CMM', '10E3/mcL', 'K/cmm', 'th/uL', 'TH/uL', 'k/mm cu', 'THOU/UL', 'x10 3/uL'],
  ...['THS/uL', 'thou/cumm', 'k/uL', '10*9/l', '10*3/uL', 'K/mcL', 'x10 (3)', 'K/mm3', 'th/cumm'],
  ...['x10(3)/mcL', 'TH/cmm', 'X 10 3'],
] as const;

export const MET_SPELLINGS: readonly MetSpellings[] = [
  { test: '-bands', otherUnit: '%', units: ['%'], becomes: 'not-recorded-here' },
  { test: '-basos', otherUnit: '%', units: ['%', 'ug/L'], becomes: 'not-recorded-here' },
  { test: '-monos', otherUnit: '%', units: ['%'], becomes: 'not-recorded-here' },
  { test: '-eos', otherUnit: '%', units: ['%'], becomes: 'share-of-white-cells' },
  { test: '-eos', otherUnit: '%', units: [''], becomes: 'unit-missing' },
  { test: '-lymphs', otherUnit: '%', units: ['%'], becomes: 'share-of-white-cells' },
  { test: '-polys', otherUnit: '%', units: ['%'], becomes: 'share-of-white-cells' },
  {
    test: 'ALT (SGPT)',
    otherUnit: 'Units/L',
    units: ['U/L', 'IU/L', 'unit/L', 'Units/L', 'u/l'],
    becomes: ['alt', 1],
  },
  {
    test: 'AST (SGOT)',
    otherUnit: 'Units/L',
    units: ['U/L', 'IU/L', 'unit/L', 'Units/L', 'u/l'],
    becomes: ['ast', 1],
  },
  { test: 'CRP', otherUnit: 'mg/dL', units: ['mg/dL', 'mg/dl'], becomes: ['crp', 10] },
  { test: 'CRP', otherUnit: 'mg/dL', units: ['mg/L', 'MG/L'], becomes: 'units-disagree' },
  {
    test: 'ESR',
    otherUnit: 'mm/hr',
    units: ['mm/hr', 'mm/hr.', 'mm/h', 'MM/hr.', 'MM/HR'],
    becomes: 'not-recorded-here',
  },
  { test: 'Hct', otherUnit: '%', units: ['%'], becomes: 'not-recorded-here' },
  {
    test: 'Hgb',
    otherUnit: 'g/dL',
    units: ['g/dL', 'gm/dL', 'G/DL', 'g/dl', 'GM/DL', 'G/dL'],
    becomes: ['haemoglobin', 10],
  },
  { test: 'MCH', otherUnit: 'pg', units: ['pg', 'PG', 'uug'], becomes: 'not-recorded-here' },
  {
    test: 'MCHC',
    otherUnit: 'g/dL',
    units: ['g/dL', '%', 'g/dl', 'gm/dL', 'G/DL', 'GM/DL'],
    becomes: 'not-recorded-here',
  },
  { test: 'MCV', otherUnit: 'fL', units: ['fL', 'FL', 'fl', 'U3'], becomes: ['mcv', 1] },
  { test: 'MPV', otherUnit: 'fL', units: ['fL', 'fl', 'FL'], becomes: 'not-recorded-here' },
  {
    test: 'RBC',
    otherUnit: 'M/mcL',
    units: [
      ...[
        'M/uL',
        'M/MM3',
        'MIL/uL',
        '10E6/mcL',
        'M/cmm',
        'mill/uL',
        'M/CMM',
        'm/mm cu',
        'MIL/CMM',
        'MILL/UL',
      ],
      ...['x10 6/uL', 'mill/cumm', 'm/uL', '10*12/l', 'M/mm3', '10*6/uL', 'mil/mcL', '10(6)/mcL', 'x10 (6)'],
      ...['mi/cumm', 'x10(6)/mcL', '%', '10', 'X 10 6'],
    ],
    becomes: 'not-recorded-here',
  },
  { test: 'RDW', otherUnit: '%', units: ['%', '%cv', ''], becomes: 'not-recorded-here' },
  {
    test: 'WBC x 1000',
    otherUnit: 'K/mcL',
    units: [...CELLS_MET, '10(3)/mcL', 'k/MM3'],
    becomes: ['wbc', 1],
  },
  { test: 'WBC x 1000', otherUnit: 'K/mcL', units: ['10'], becomes: 'unit-cut-off' },
  {
    test: 'creatinine',
    otherUnit: 'mg/dL',
    units: ['mg/dL', 'MG/DL', 'mg/dl'],
    becomes: ['creatinine', 88.4],
  },
  {
    test: 'platelets x 1000',
    otherUnit: 'K/mcL',
    units: [...CELLS_MET, '10(3)mcL', 'k/mm3'],
    becomes: ['platelets', 1],
  },
  { test: 'platelets x 1000', otherUnit: 'K/mcL', units: ['10'], becomes: 'unit-cut-off' },
  { test: 'reticulocyte count', otherUnit: '%', units: ['%'], becomes: 'not-recorded-here' },
];

/** A number in the unit of a laboratory, and the thousandths of our unit that it is exactly. */
export type AmountCase = readonly [Analyte, number, string, number];
export const AMOUNT_CASES: readonly AmountCase[] = [
  ['haemoglobin', 125, 'g/L', 125_000],
  ['albumin', 38, 'g/L', 38_000],
  ['ast', 0.5, 'µkat/L', 30_000],
  ['bilirubin', 14, 'µmol/L', 14_000],
  ['creatinine', 90, 'µmol/L', 90_000],
  ['igg', 9.5, 'g/L', 9500],
  ...(['neutrophils', 'lymphocytes', 'eosinophils'] as const).flatMap((cells): AmountCase[] => [
    [cells, 0.4, '10⁹/L', 400],
    [cells, 400, '/µL', 400],
  ]),
  ['wbc', 6.4, 'K/uL', 6400],
  ['wbc', 6400, '/uL', 6400],
  ['neutrophils', 1300, 'cells/mm3', 1300],
  ['platelets', 150_000, '/uL', 150_000],
  ['haemoglobin', 12.5, 'g/dL', 125_000],
  ['creatinine', 1, 'mg/dL', 88_400],
  ['creatinine', 1.13, 'mg/dL', 99_892],
  ['creatinine', 0.09, 'mmol/L', 90_000],
  ['bilirubin', 0.8, 'mg/dL', 13_680],
  ['crp', 1.2, 'mg/dL', 12_000],
  ['crp', 1.2, 'mg/L', 1200],
  ['igg', 950, 'mg/dL', 9500],
  ['albumin', 3.8, 'g/dL', 38_000],
  ['alt', 0.5, 'µkat/L', 30_000],
  ['alt', 28, 'IU/L', 28_000],
  ['mcv', 91.2, 'U3', 91_200],
];
