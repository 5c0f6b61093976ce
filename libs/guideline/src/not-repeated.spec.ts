import type { PatientStatus } from '@interstice/clinical';
import { pft, recordOf, reviewed, statusOf } from './record.spec-support.js';

/** Only the comparison with a chance high value shows a fall: 3350 -> 2990 is 10.7 %. */
const pfts = [
  pft('2024-12-01', { ml: 3000 }),
  pft('2025-03-01', { ml: 3350 }),
  pft('2025-06-01', { ml: 3060 }),
  pft('2026-01-15', { ml: 2990 }),
];
const since = (asOf: string, ...more: typeof pfts) =>
  reviewed(recordOf({ pfts: [...pfts, ...more] }), asOf).alerts[0]?.notRepeatedSince;

describe('A provisional alert whose repeat closes on 9 April', () => {
  it('is "unconfirmed, not repeated" from the day after, and not before (B-11)', () => {
    expect(since('2026-04-09')).toBeUndefined();
    expect(since('2026-04-10')).toBe('2026-04-10');
    expect(since('2027-04-10')).toBe('2026-04-10');
  });

  it('is reviewed again on that day, and changes in nothing else', () => {
    const [before, after] = ['2026-04-09', '2026-04-10'].map((asOf) => reviewed(recordOf({ pfts }), asOf));
    expect(before?.nextReviewOn).toBe('2026-04-10');
    expect({ ...after?.alerts[0], notRepeatedSince: undefined }).toEqual({ ...before?.alerts[0] });
  });

  it('is not once a repeat was done, in time or late; a poor one is none', () => {
    expect(since('2026-06-01', pft('2026-02-20', { ml: 3100 }))).toBeUndefined();
    expect(since('2026-06-01', pft('2026-05-20', { ml: 3100 }))).toBeUndefined();
    expect(since('2026-06-01', pft('2026-05-20', { ml: 3100, qualityGrade: 'F' }))).toBe('2026-04-10');
  });

  it('is not where nothing is due here: for the discharged, and for whom somebody else has taken over (B-27)', () => {
    const said = (status: PatientStatus, receiver?: string) =>
      reviewed({ ...recordOf({ pfts }), person: [statusOf(status, '2026-02-01', receiver)] }, '2026-06-01')
        .alerts[0];
    expect(said('transferred')?.notRepeatedSince).toBe('2026-04-10');
    for (const alert of [said('discharged'), said('transferred', 'City Hospital')]) {
      expect(alert).toMatchObject({ ruleId: 'inbuild', certainty: 'provisional' });
      expect(alert).not.toHaveProperty('notRepeatedSince');
    }
  });

  it('never is where the fall is certain', () => {
    const certain = recordOf({ pfts: [pft('2025-01-15', { ml: 3000 }), pft('2026-01-15', { ml: 2640 })] });
    expect(reviewed(certain, '2027-01-01').alerts[0]).not.toHaveProperty('notRepeatedSince');
  });
});
