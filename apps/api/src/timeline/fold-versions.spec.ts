import { describe, expect, it } from '@jest/globals';
import { changedFields, inOrder } from './fold-versions.js';

const IDENTITY = { lineageId: 'l', versionId: 'v', recordedAt: 't', source: 'manual' };

describe('what a correction changed', () => {
  it('is told field by field, with null where nothing was stated', () => {
    const before = { ...IDENTITY, fvcMl: 2640, device: 'A' };
    const after = { ...IDENTITY, versionId: 'w', recordedAt: 'u', fvcMl: 2460, laboratory: 'B' };
    expect(changedFields(before, after, 'pft')).toEqual([
      { field: 'fvcMl', from: 2640, to: 2460 },
      { field: 'device', from: 'A', to: null },
      { field: 'laboratory', from: null, to: 'B' },
    ]);
  });

  it('is nothing where only the order within a value differs', () => {
    const limits = (ranges: object) => ({ ...IDENTITY, referenceRanges: ranges });
    const before = limits({ wbc: { low: 4, high: 11 } });
    expect(changedFields(before, limits({ wbc: { high: 11, low: 4 } }), 'blood-test')).toEqual([]);
  });

  it('is not what follows from the values, nor why a person fact was recorded, but why a dose was changed', () => {
    const [before, after] = [
      { ...IDENTITY, reason: 'one', completeBloodCount: { state: 'complete' }, excluded: { reason: 'x' } },
      { ...IDENTITY, reason: 'two', completeBloodCount: { state: 'not-done' } },
    ];
    expect(changedFields(before, after, 'person-fact')).toEqual([]);
    expect(changedFields(before, after, 'treatment-change')).toEqual([
      { field: 'reason', from: 'one', to: 'two' },
    ]);
  });
});

describe('the versions of a fact', () => {
  it('follow what each supersedes, however they come', () => {
    const version = (versionId: string, supersedes: string | null) => ({ versionId, supersedes });
    const shuffled = [version('c', 'b'), version('a', null), version('b', 'a')];
    expect(inOrder(shuffled).map(({ versionId }) => versionId)).toEqual(['a', 'b', 'c']);
    expect(inOrder([])).toEqual([]);
  });
});
