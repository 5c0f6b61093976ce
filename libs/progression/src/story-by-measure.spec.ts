import { assessedSet, pft, recordOf, symptoms } from './record.spec-support.js';

describe('A criterion that FVC or DLCO may meet', () => {
  const corrected = { hbCorrected: true } as const;
  const tests = (fvc: readonly [number, number, number], dlco: readonly [number, number, number]) =>
    ['2025-06-10', '2025-09-10', '2025-12-10'].map((on, index) =>
      pft(on, { pct: fvc[index] ?? 0, dlcoPct: dlco[index] ?? 0, ...corrected }),
    );
  const worst = (pfts: ReturnType<typeof tests>) =>
    assessedSet(recordOf({ pfts, symptoms: [symptoms('2025-07-01', 'worse')] }), 'ppf-2022').story.worst;

  it('is told by its fall of FVC, whichever was met first and however much further DLCO fell', () => {
    const ofFvc = { measure: 'reported-pct', pointsTenths: 60 };
    expect(worst(tests([80, 74, 80], [60, 60, 40]))).toMatchObject({ ...ofFvc, later: { on: '2025-09-10' } });
    expect(worst(tests([80, 80, 74], [60, 40, 60]))).toMatchObject({ ...ofFvc, later: { on: '2025-12-10' } });
    expect(worst(tests([80, 80, 74], [60, 60, 40]))).toMatchObject({ ...ofFvc, later: { on: '2025-12-10' } });
    expect(worst(tests([80, 80, 80], [60, 60, 40]))).toMatchObject({
      measure: 'dlco-pct',
      pointsTenths: 200,
    });
  });
});
