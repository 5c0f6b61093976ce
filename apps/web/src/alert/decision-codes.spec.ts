import { describe, expect, it } from '@jest/globals';
import { DECISIONS, effectOf } from './decision-codes';

describe('What a decision is said to do', () => {
  it('only escalated and accept-new-baseline begin an episode, from the later test that was seen (B-06)', () => {
    const effects = Object.fromEntries(
      DECISIONS.map((decision) => [decision.code, effectOf(decision, '2026-03-22')]),
    );
    const begins = /A new episode begins: progression is judged from the test of 22 Mar 2026\./;
    expect(effects['escalated']).toMatch(begins);
    expect(effects['accept-new-baseline']).toMatch(begins);
    for (const code of ['watch-and-repeat', 'other-cause', 'referred']) {
      expect(effects[code]).toContain('The baseline stays.');
      expect(effects[code]).not.toContain('episode');
    }
    expect(effects['watch-and-repeat']).toContain('repeat PFT due');
  });

  it('nothing that is decided about an advisory changes how progression is judged (B-17)', () => {
    for (const decision of DECISIONS) {
      const effect = effectOf(decision, '2026-03-22', 'advisory');
      expect(effect).toContain('Progression is judged as before.');
      expect(effect).not.toMatch(/episode|progressive disease/);
    }
  });
});
