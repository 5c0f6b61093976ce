import { survivors } from '@interstice/test-support/rule-mutants';
import { OPTION_MUTANTS, OPTION_RULE_CASES } from './treatment-options.spec-support.js';

describe('Treatment options (T-01 to T-08, R-01 to R-05, P-05 to P-08, E-01 to E-05, B-33)', () => {
  it('change where any number, drug, disease or strength of their data is changed', () => {
    expect(OPTION_MUTANTS.length).toBeGreaterThan(500);
    expect(survivors(OPTION_MUTANTS, OPTION_RULE_CASES)).toEqual([]);
  });
});
