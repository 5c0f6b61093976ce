import type { Gli2012Group } from './reference-table.js';
import type { ReferenceEquation, ReferenceMeasure } from './reference-tables.js';

/** What published test suites and documents of other programs expect, with the tolerance that each of them states. */
export interface PublishedValue {
  readonly equation: ReferenceEquation;
  readonly measure: ReferenceMeasure;
  /** mmol/min/kPa where nothing is said. */
  readonly unit?: 'mL/min/mmHg';
  readonly sex: 'male' | 'female';
  readonly ageYears: number;
  readonly heightCm: number;
  readonly ethnicity?: Gli2012Group;
  /** Volumes in litres, as published. */
  readonly measured?: number;
  readonly predicted?: number;
  readonly pctPred?: number;
  readonly z?: number;
  readonly tolerance: number;
  readonly from: string;
}

// github OnlineArts/PySpiro 98b653e (MIT) and the documentation of spiro-zscore, a port of the authors' SAS macro. That
// port leaves the S spline out: its percents are right and its z-scores are not, so only its percents stand here.
export const PUBLISHED_VALUES: readonly PublishedValue[] = [
  {
    equation: 'gli-2012',
    measure: 'fev1',
    sex: 'male',
    ageYears: 40,
    heightCm: 175,
    ethnicity: 'caucasian',
    measured: 3,
    pctPred: 73.57,
    tolerance: 0.05,
    from: 'PySpiro tests/test_gli2012.py',
  },
  {
    equation: 'gli-global-2022',
    measure: 'fvc',
    sex: 'male',
    ageYears: 40,
    heightCm: 175,
    measured: 4.5,
    pctPred: 95.77,
    tolerance: 0.05,
    from: 'PySpiro tests/test_bowerman2022.py',
  },
  {
    equation: 'gli-2017',
    measure: 'kco',
    sex: 'male',
    ageYears: 40,
    heightCm: 175,
    measured: 1.5,
    pctPred: 94.62,
    tolerance: 0.05,
    from: 'PySpiro tests/test_gli2017.py',
  },
  {
    equation: 'gli-2017',
    measure: 'tlco',
    sex: 'male',
    ageYears: 40,
    heightCm: 175,
    predicted: 10.10515,
    tolerance: 0.0005,
    from: 'PySpiro tests/test_gli2017.py',
  },
  {
    equation: 'gli-2017',
    measure: 'tlco',
    unit: 'mL/min/mmHg',
    sex: 'male',
    ageYears: 40,
    heightCm: 175,
    predicted: 30.18408,
    tolerance: 0.005,
    from: 'PySpiro tests/test_gli2017.py (DLCO mL/min/mmHg)',
  },
  {
    equation: 'gli-2017',
    measure: 'tlco',
    sex: 'female',
    ageYears: 40,
    heightCm: 165,
    predicted: 7.364951,
    tolerance: 0.0005,
    from: 'PySpiro tests/test_gli2017.py',
  },
  {
    equation: 'gli-2017',
    measure: 'tlco',
    sex: 'male',
    ageYears: 30,
    heightCm: 175,
    predicted: 10.68479,
    tolerance: 0.0005,
    from: 'PySpiro tests/test_gli2017.py',
  },
  {
    equation: 'gli-2017',
    measure: 'tlco',
    sex: 'male',
    ageYears: 70,
    heightCm: 175,
    predicted: 8.396627,
    tolerance: 0.0005,
    from: 'PySpiro tests/test_gli2017.py',
  },
  {
    equation: 'gli-2017',
    measure: 'kco',
    sex: 'female',
    ageYears: 48.75,
    heightCm: 165,
    predicted: 1.436139,
    tolerance: 0.0005,
    from: 'PySpiro tests/test_gli2017.py',
  },
  {
    equation: 'gli-2017',
    measure: 'tlco',
    sex: 'male',
    ageYears: 52.25,
    heightCm: 175,
    measured: 10,
    z: 0.4048955,
    tolerance: 0.0005,
    from: 'PySpiro tests/test_gli2017.py',
  },
  {
    equation: 'gli-2012',
    measure: 'fev1',
    sex: 'male',
    ageYears: 45,
    heightCm: 175,
    ethnicity: 'caucasian',
    measured: 2.8,
    pctPred: 71.12,
    z: -2.223992,
    tolerance: 0.005,
    from: 'PySpiro README, compare_equations table',
  },
  {
    equation: 'gli-global-2022',
    measure: 'fev1',
    sex: 'male',
    ageYears: 45,
    heightCm: 175,
    measured: 2.8,
    pctPred: 75.41,
    z: -1.6855,
    tolerance: 0.005,
    from: 'PySpiro README, compare_equations table',
  },
  {
    equation: 'gli-2012',
    measure: 'fev1',
    sex: 'female',
    ageYears: 3.84,
    heightCm: 105,
    ethnicity: 'caucasian',
    measured: 0.77,
    pctPred: 81.104454,
    tolerance: 0.00001,
    from: 'spiro-zscore README (port of GLI SAS macro V1 04/07/13)',
  },
  {
    equation: 'gli-2012',
    measure: 'fev1',
    sex: 'female',
    ageYears: 5.72,
    heightCm: 108,
    ethnicity: 'african-american',
    measured: 0.82,
    pctPred: 91.585948,
    tolerance: 0.00001,
    from: 'spiro-zscore README',
  },
];
