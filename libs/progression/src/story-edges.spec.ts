import {
  assessedCriterion,
  assessedSet,
  comparedHrct,
  decision,
  pft,
  recordOf,
  symptoms,
} from './record.spec-support.js';

describe('The day of a decision (B-03)', () => {
  const accepted = decision('2026-02-01', 'accept-new-baseline', '2026-01-15');
  const found = (worseOn: string, increasedOn: string) =>
    assessedCriterion(
      recordOf({
        pfts: [pft('2026-01-15', { ml: 2700 })],
        symptoms: [symptoms(worseOn, 'worse')],
        hrcts: [comparedHrct(increasedOn, 'increased', '2025-06-01')],
        decisions: [accepted],
      }),
      'inbuild.d',
    ).verdict;

  it('still belongs to what was decided: findings meet anew only from the day after it on, both of them (B-12)', () => {
    expect(found('2026-02-02', '2026-02-02')).toBe('met');
    expect(found('2026-02-01', '2026-02-02')).not.toBe('met');
    expect(found('2026-02-02', '2026-02-01')).not.toBe('met');
  });

  it('is the last one on which a test counts for the former episode', () => {
    const former = (testedOn: string) =>
      assessedSet(
        recordOf({
          pfts: [pft('2025-01-10', { ml: 3000 }), pft(testedOn, { ml: 2600 })],
          decisions: [decision('2026-02-01', 'accept-new-baseline', '2026-02-01')],
        }),
      ).formerCertainFalls.map(({ on }) => on);
    expect(former('2026-02-01')).toEqual(['2026-02-01']);
    expect(former('2026-02-02')).toEqual([]);
  });
});

describe('A criterion that a fall of FVC and one of DLCO both meet', () => {
  const at = (on: string, pct: number, dlcoPct: number) => pft(on, { pct, dlcoPct, hbCorrected: true });
  const worst = (pfts: readonly ReturnType<typeof at>[]) => {
    const record = recordOf({ pfts: [...pfts], symptoms: [symptoms('2025-03-01', 'worse')] });
    const { story } = assessedSet(record, 'ppf-2022');
    return [story.worst?.measure, story.worst?.later.on, story.supported];
  };

  it('is told by the fall of FVC, whichever came first and however far DLCO fell (B-11)', () => {
    const [start, ofDlco, ofFvc] = [
      at('2025-02-10', 70, 60),
      at('2025-05-10', 70, 40),
      at('2025-08-10', 64, 60),
    ];
    expect(worst([start, ofDlco])).toEqual(['dlco-pct', '2025-05-10', true]);
    expect(worst([start, ofDlco, ofFvc])).toEqual(['reported-pct', '2025-08-10', true]);
    expect(worst([start, at('2025-05-10', 64, 60), at('2025-08-10', 70, 40)])).toEqual([
      'reported-pct',
      '2025-05-10',
      true,
    ]);
  });
});

describe('What confirms a small fall with worse symptoms (B-11, B-12)', () => {
  const confirmedBy = (worseOn: string) =>
    assessedSet(
      recordOf({
        pfts: [
          pft('2025-01-10', { ml: 2790 }),
          pft('2025-07-10', { ml: 2800 }),
          pft('2026-01-12', { ml: 2600 }),
        ],
        symptoms: [symptoms(worseOn, 'worse')],
      }),
    ).story.confirmedBy;
  const first = { by: 'first-in-window', earlierOn: '2025-01-10', laterOn: '2026-01-12' };

  it('is the previous test only where the report is of after its day', () => {
    expect(confirmedBy('2025-07-10')).toEqual([first]);
    expect(confirmedBy('2025-07-11')).toEqual([
      { by: 'previous-test', earlierOn: '2025-07-10', laterOn: '2026-01-12' },
      first,
    ]);
  });
});
