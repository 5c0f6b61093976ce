import { assessProgression } from '../assess-progression.js';
import { CRITERION_SETS } from '../criterion-sets.rules.js';
import { pft, recordOf } from '../record.spec-support.js';
import { DLCO_CASES } from './dlco-decline.cases.js';
import { DLCO_DECLINE } from './dlco-decline.rules.js';

const judged = (record: Parameters<typeof assessProgression>[0]) => {
  const [set] = assessProgression(record, [DLCO_DECLINE]).sets;
  if (!set) throw new Error('not judged');
  return set;
};

describe('The advisory about DLCO', () => {
  it.each([...DLCO_CASES])('$name', ({ record, verdict, hbCorrected, notCompared = [], missing = [] }) => {
    const set = judged(record);
    expect(set.verdict).toBe(verdict);
    expect(set.criteria[0]?.pair?.hbCorrected).toBe(hbCorrected);
    expect(set.dlcoNotCompared).toEqual(notCompared);
    expect(set.missing.map(({ what, because }) => `${what} (${because})`)).toEqual(missing);
  });

  it('tells the lowest DLCO of those that fell, and no FVC', () => {
    const { story } = judged(
      recordOf({
        pfts: [
          pft('2025-03-12', { pct: 80, ml: 3000, dlcoPct: 60 }),
          pft('2025-09-12', { pct: 60, ml: 2250, dlcoPct: 48 }),
          pft('2026-01-12', { pct: 79, ml: 2960, dlcoPct: 45.5 }),
        ],
      }),
    );
    expect(story).toMatchObject({
      certainty: 'confirmed',
      lowestDlcoTenths: 455,
      lowestFvcMl: null,
      lowestPctTenths: null,
      worst: { measure: 'dlco-pct', pointsTenths: 145 },
    });
  });

  it('is provisional while only the comparison with a chance high value shows it', () => {
    const tests = [
      pft('2025-01-12', { dlcoPct: 60 }),
      pft('2025-04-12', { dlcoPct: 66 }),
      pft('2025-07-12', { dlcoPct: 59 }),
      pft('2025-10-12', { dlcoPct: 55.9 }),
    ];
    expect(judged(recordOf({ pfts: tests })).story).toMatchObject({ certainty: 'provisional' });
  });

  it('is no definition of progression (B-17)', () => {
    expect(CRITERION_SETS.map(({ id }) => id)).not.toContain(DLCO_DECLINE.id);
  });
});
