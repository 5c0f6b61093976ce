import { OPTION_RULE_CASES } from './treatment-options.spec-support.js';

describe('Treatment options (T-01 to T-08, R-01 to R-05, P-05 to P-08, E-01 to E-05, B-33)', () => {
  it.each(OPTION_RULE_CASES.map(({ name, ...one }) => [name, one] as const))(
    '%s',
    (_, { answer, stated }) => {
      expect(answer()).toEqual(stated);
    },
  );
});
