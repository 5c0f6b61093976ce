import {
  killersOf,
  mutantsOf,
  mutantsOfList,
  survivors,
  type MutantOptions,
  type RuleCase,
} from '@interstice/test-support/rule-mutants';
import { DLCO_GRADES } from './dlco-quality.rules.js';
import { convertTransfer } from './dlco-units.js';
import { dlcoAgrees, gradeDlco } from './grade-dlco.js';
import { gradeSpirometry } from './grade-spirometry.js';
import { haemoglobinFactor } from './haemoglobin-correction.js';
import {
  DLCO_AGREEMENT_CASES,
  DLCO_GRADE_CASES,
  HAEMOGLOBIN_CASES,
  SPIROMETRY_GRADE_CASES,
  TRANSFER_UNIT_CASES,
} from './lung-function-rules.cases.js';
import { SPIROMETRY_GRADES } from './spirometry-quality.rules.js';
import { HAEMOGLOBIN_CORRECTION, TRANSFER_UNITS } from './transfer-factor.rules.js';

const digits = (value: number | null, count: number) => value?.toFixed(count) ?? null;

const CASES: readonly RuleCase[] = [
  ...SPIROMETRY_GRADE_CASES.map(([acceptable, age, grade, why]) => ({
    name: `${acceptable.join(', ')} mL at ${age}: ${why}`,
    answer: () => {
      const quality = gradeSpirometry(acceptable, age);
      return quality.kind === 'graded' ? quality.grade : quality.kind;
    },
    stated: grade,
  })),
  ...DLCO_GRADE_CASES.map(
    ([inspiredPct, breathHoldSeconds, collectionSeconds, alveolarVolumeAgrees, grade, why]) => ({
      name: `DLCO ${grade}: ${why}`,
      answer: () =>
        gradeDlco({ inspiredPct, breathHoldSeconds, collectionSeconds, alveolarVolumeAgrees }).grade,
      stated: grade,
    }),
  ),
  ...DLCO_AGREEMENT_CASES.map(([first, second, unit, agrees]) => ({
    name: `${first} and ${second} ${unit}`,
    answer: () => dlcoAgrees(first, second, unit),
    stated: agrees,
  })),
  ...HAEMOGLOBIN_CASES.map(([sex, ageYears, haemoglobinGPerL, factor]) => ({
    name: `${sex} of ${ageYears} with ${haemoglobinGPerL} g/L`,
    answer: () => digits(haemoglobinFactor({ sex, ageYears, haemoglobinGPerL }), 12),
    stated: digits(factor, 12),
  })),
  ...TRANSFER_UNIT_CASES.map(([si, traditional]) => ({
    name: `${si} mmol/min/kPa`,
    answer: () => digits(convertTransfer(si, 'mmol/min/kPa', 'mL/min/mmHg'), 5),
    stated: digits(traditional, 5),
  })),
];

/** Volumes in whole millilitres, seconds and percents of a manoeuvre to a tenth, DLCO to a hundredth, the factor as given. */
const STEPS: Readonly<Record<string, number>> = {
  from: 0.1,
  to: 0.1,
  inspiredPct: 0.1,
  collectionSeconds: 0.1,
  'mL/min/mmHg': 0.01,
  'mmol/min/kPa': 0.01,
  mlMmhgPerMmolKpa: 0.001,
};
const options: MutantOptions = {
  step: (path) => STEPS[path.at(-1) ?? ''] ?? 1,
  words: { grade: ['A', 'B', 'C', 'D'], breathHold: ['within', 'outside'] },
  optional: ['alveolarVolumeAgrees', 'orPercentOfLargest'],
};
const MUTANTS = [
  ...mutantsOf(SPIROMETRY_GRADES, 'spirometry', options),
  ...mutantsOf(DLCO_GRADES, 'DLCO', options),
  ...mutantsOf(HAEMOGLOBIN_CORRECTION, 'haemoglobin', options),
  ...mutantsOf(TRANSFER_UNITS, 'units', options),
];

const TWO_LARGEST = 'the two largest are compared, so a second manoeuvre is needed in any case';
/** Changes that no case can notice, and why. */
const EQUIVALENT: Readonly<Record<string, string>> = {
  'spirometry older.B (1).acceptable 2 becomes 1': TWO_LARGEST,
  'spirometry older.C (2).acceptable 2 becomes 1': TWO_LARGEST,
  'spirometry older.D (3).acceptable 2 becomes 1': TWO_LARGEST,
  'spirometry younger.B (1).acceptable 2 becomes 1': TWO_LARGEST,
};

describe('Every number of the grades, of the correction for haemoglobin and of the units', () => {
  it('changes the answer of at least one case when it is moved by the smallest step', () => {
    expect(MUTANTS.length).toBeGreaterThan(100);
    expect(survivors(MUTANTS, CASES)).toEqual(Object.keys(EQUIVALENT));
  });

  it('is named when the cases that notice it are taken away', () => {
    const [tightened] = mutantsOfList(SPIROMETRY_GRADES.older, 'older', options).filter(({ name }) =>
      name.endsWith('withinMl 200 becomes 199'),
    );
    if (!tightened) throw new Error('no such mutant');
    const noticing = killersOf(tightened, CASES);
    expect(noticing.map(({ name }) => name)).toEqual(['3000, 2800 mL at 60: 200 mL apart']);
    const others = CASES.filter((one) => !noticing.includes(one));
    expect(survivors([tightened], others)).toEqual(['older C (2) withinMl 200 becomes 199']);
  });

  it('is not proven by cases that do not hold as the rules stand', () => {
    const wrong = { name: 'a wrong case', answer: () => 'A', stated: 'B' };
    expect(() => survivors(MUTANTS, [...CASES, wrong])).toThrow('a wrong case');
  });
});
