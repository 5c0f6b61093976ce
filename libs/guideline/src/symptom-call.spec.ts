import { comparedHrct, day, dueItem, pft, recordOf, reviewed, symptoms } from './record.spec-support.js';

describe('The call about symptoms', () => {
  const seven = recordOf({ pfts: [pft('2023-06-10', { pct: 80 }), pft('2024-01-12', { pct: 75 })] });
  const increased = recordOf({ hrcts: [comparedHrct('2024-01-12', 'increased', '2023-01-10')] });

  it.each([
    ['after a fall of 6 %', seven],
    ['after an increase of fibrosis', increased],
  ])('%s is wanted while an answer of today could open an alert, and on no later day', (_, record) => {
    const wanted = (asOf: string) => dueItem(record, 'symptom-report', asOf) !== undefined;
    const opens = (asOf: string) =>
      reviewed({ ...record, symptomReports: [symptoms(asOf, 'worse')] }, asOf).alerts.some(
        ({ mayOpen }) => mayOpen,
      );
    expect([wanted('2024-01-12'), opens('2024-01-12')]).toEqual([true, true]);
    expect([wanted('2026-01-12'), opens('2026-01-12')]).toEqual([true, true]);
    expect([wanted('2026-01-13'), opens('2026-01-13')]).toEqual([false, false]);
  });

  it('ends on a day on which the record is reviewed again', () => {
    expect(reviewed(seven, '2026-01-01').nextReviewOn).toBe(day('2026-01-13'));
    expect(reviewed(increased, '2026-01-01').nextReviewOn).toBe(day('2026-01-13'));
  });
});
