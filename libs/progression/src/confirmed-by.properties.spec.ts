import fc from 'fast-check';
import { anyRecord } from './any-record.spec-support.js';
import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';

describe('What confirms a fall', () => {
  it('is always told where a fall is certain by tests, and never where it is provisional (B-11)', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyRecord, (record) => {
        for (const { story } of assessProgression(record, CRITERION_SETS).sets) {
          const { certainty, certainFall, oxygen, confirmedBy = [], facts } = story;
          for (const { by, earlierOn, laterOn } of confirmedBy) {
            seen.add(by);
            expect(earlierOn < laterOn).toBe(true);
          }
          if (certainty !== 'confirmed') expect(confirmedBy).toEqual([]);
          const isBacked = facts.some(({ kind }) => kind === 'symptom-report' || kind === 'hrct');
          if (certainFall && !oxygen && !isBacked) expect(confirmedBy).not.toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(['first-in-window', 'previous-test', 'second-test']);
  });
});
