import {
  killersOf,
  mutantsOf,
  mutantsOfList,
  survivors,
  type MutantOptions,
} from '@interstice/test-support/rule-mutants';
import { CHANGE_SCALES } from './change-scales/change-scales.rules.js';
import { ADVISORIES, CRITERION_SETS } from './criterion-sets.rules.js';
import { FIBROSIS_COMPARISON } from './fibrosis-comparison.rules.js';
import { FVC_VARIABILITY } from './likelihood/variability.rules.js';
import { RECOMPUTING } from './recomputing.rules.js';
import { RULE_CASES } from './rule-cases.spec-support.js';
import { SLOPE_ASKS, SLOPE_FIGURES } from './trend/slope-figures.rules.js';

/** Percents and points are recorded to a tenth; what is counted, and months, move by one. */
const STEP_OF_PERCENTS = 0.1;
const ofSets: MutantOptions = {
  step: (path) => (path.at(-1) === 'months' || path.length === 1 ? 1 : STEP_OF_PERCENTS),
  words: {
    measure: ['fvc', 'dlco'],
    change: ['relative', 'absolute'],
    finding: ['worsened-respiratory-symptoms', 'increased-fibrosis'],
  },
  operators: { allOf: 'anyOf', anyOf: 'allOf' },
  optional: ['below', 'hbCorrected'],
  limits: { window: { months: 24 } },
};
const ofScales: MutantOptions = {
  step: (path) => (path.includes('apart') ? 1 : STEP_OF_PERCENTS),
  operators: { atLeast: 'over', over: 'atLeast' },
};

const MUTANTS = [
  ...mutantsOfList(CRITERION_SETS, 'set', ofSets),
  ...mutantsOfList(ADVISORIES, 'advisory', ofSets),
  ...mutantsOfList(CHANGE_SCALES, 'scale', ofScales),
  ...mutantsOf(FIBROSIS_COMPARISON, 'comparison'),
  ...mutantsOf(FVC_VARIABILITY, 'variability'),
  ...mutantsOf(RECOMPUTING, 'recomputing', { words: { equation: ['gli-2012', 'gli-global-2022'] } }),
  ...mutantsOf(SLOPE_ASKS, 'slope'),
  ...mutantsOfList(SLOPE_FIGURES, 'figure', { step: () => STEP_OF_PERCENTS }),
];

/** Changes that no case can notice, and why. */
const EQUIVALENT: Readonly<Record<string, string>> = {
  'slope atLeastTests 3 becomes 2':
    'a line has an interval from three values on, and without one none is told',
};

describe('Every number, operator, criterion and condition of the definitions', () => {
  it('changes the answer of at least one case when it is moved by the smallest step, turned round or dropped', () => {
    expect(MUTANTS.length).toBeGreaterThan(200);
    expect(survivors(MUTANTS, RULE_CASES)).toEqual(Object.keys(EQUIVALENT));
  });

  it('is named when the cases that notice it are taken away', () => {
    const mutant = MUTANTS.find(({ name }) => name.includes('inbuild.a.fvc.atLeast 10 becomes 10.1'));
    if (!mutant) throw new Error('no such mutant');
    const noticing = killersOf(mutant, RULE_CASES);
    expect(noticing.map(({ name }) => name)).toContain('10.0 %');
    const others = RULE_CASES.filter((one) => !noticing.includes(one));
    expect(survivors([mutant], others)).toEqual([mutant.name]);
  });
});
