import { describe, expect, it } from '@jest/globals';
import { groupSentences } from './sentence-groups';

describe('The sentences of a judgement', () => {
  it('are sorted by what a physician looks for, and none is lost', () => {
    const because = [
      'INBUILD A is not met.',
      'Near miss of INBUILD A between 3 Mar 2025 and 9 Mar 2026: in litres the threshold is crossed.',
      'Not compared: the test of 15 Jun 2025, because its quality grade is D or worse.',
      'A sentence of a later release.',
    ].map((text) => ({ text }));
    const { nearMisses, notCompared, others } = groupSentences(because);
    expect(nearMisses.map(({ text }) => text)).toEqual([because[1]?.text]);
    expect(notCompared.map(({ text }) => text)).toEqual([because[2]?.text]);
    expect([...nearMisses, ...notCompared, ...others]).toHaveLength(because.length);
  });
});
