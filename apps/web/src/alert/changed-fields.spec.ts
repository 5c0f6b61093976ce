import { describe, expect, it } from '@jest/globals';
import { changedFields } from './changed-fields';

describe('What changed of a fact after a decision (B-07)', () => {
  const before = { testedOn: '2026-03-22', fvcMl: 2800, fvcPctPred: 74.4, hbCorrected: true };

  it('is each field that is not what it was, also one that was stated only before or only since', () => {
    const after = { testedOn: '2026-03-22', fvcMl: 3080, hbCorrected: true, laboratory: 'Riverside' };
    expect(changedFields({ before, after })).toEqual([
      { field: 'fvcMl', before: 2800, after: 3080 },
      { field: 'fvcPctPred', before: 74.4, after: null },
      { field: 'laboratory', before: null, after: 'Riverside' },
    ]);
  });

  it('is all that a withdrawn fact said, and nothing where no values are answered', () => {
    expect(changedFields({ before }).map(({ after }) => after)).toEqual([null, null, null, null]);
    expect(changedFields({})).toEqual([]);
  });
});
