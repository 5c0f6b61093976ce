import { compileSet } from './compiled-set.js';
import { startJudging } from './eligible-pairs.js';
import { INBUILD } from './inbuild/inbuild.rules.js';
import { fallsOn, metByFalls } from './met-falls.js';
import { progressionTimeline } from './progression-timeline.js';
import { pft, recordOf, symptoms } from './record.spec-support.js';

/** Each criterion met by the last test with the day of the earlier one; FVC in mL by day, and when symptoms were worse. */
function metByTheLast(ml: Readonly<Record<string, number>>, worseOn: readonly string[] = []) {
  const timeline = progressionTimeline(
    recordOf({
      pfts: Object.entries(ml).map(([on, of]) => pft(on, { ml: of })),
      symptoms: worseOn.map((on) => symptoms(on, 'worse')),
    }),
  );
  const judging = startJudging(timeline, timeline.current, compileSet(INBUILD));
  const day = timeline.days.at(-1);
  if (!day) throw new Error('no day');
  const found = fallsOn(judging, day, { fvc: [], dlco: [] });
  const [ofLast] = found;
  if (!ofLast) return null;
  expect(found).toHaveLength(1);
  const { met, plain, newestFromOn } = metByFalls(judging, day, ofLast);
  return {
    met: met.map(({ criterionId, pair }) => `${criterionId} ${pair.earlier.on}`),
    plain,
    newestFromOn,
  };
}

describe('What the falls to one test meet', () => {
  it('is told from the oldest baseline on, whichever criterion comes first in the set (B-09, B-11)', () => {
    const worse = ['2026-01-12'];
    // 2600 is 13.3 % below 3000 and 5.5 % below 2750.
    expect(metByTheLast({ '2025-01-10': 3000, '2025-07-10': 2750, '2026-01-12': 2600 }, worse)?.met).toEqual([
      'inbuild.a 2025-01-10',
      'inbuild.b 2025-07-10',
    ]);
    expect(metByTheLast({ '2025-01-10': 2750, '2025-07-10': 3000, '2026-01-12': 2600 }, worse)?.met).toEqual([
      'inbuild.b 2025-01-10',
      'inbuild.a 2025-07-10',
    ]);
  });

  it('goes in that order by the oldest test that shows it, although the greatest fall is from a newer one', () => {
    const ml = { '2025-01-10': 2750, '2025-04-10': 3000, '2025-07-10': 2760, '2026-01-12': 2600 };
    expect(metByTheLast(ml, ['2026-01-12'])?.met).toEqual(['inbuild.b 2025-07-10', 'inbuild.a 2025-04-10']);
  });

  it('names the newest test that shows a fall, of whichever criterion', () => {
    const ml = { '2025-01-10': 3000, '2025-04-10': 3100, '2025-07-10': 2750, '2026-01-12': 2600 };
    expect(metByTheLast(ml, [])?.newestFromOn).toBe('2025-04-10');
    expect(metByTheLast(ml, ['2026-01-12'])?.newestFromOn).toBe('2025-07-10');
    const other = { '2025-01-10': 2750, '2025-07-10': 3000, '2026-01-12': 2600 };
    expect(metByTheLast(other, ['2026-01-12'])?.newestFromOn).toBe('2025-07-10');
  });

  it('is nothing where no test fell so far', () => {
    expect(metByTheLast({ '2025-01-10': 2600, '2026-01-12': 2590 }, ['2026-01-12'])).toBeNull();
  });
});

describe('A small fall with worse symptoms (B-12)', () => {
  it('counts from a test of the day before the report, and not from one of its day', () => {
    const ml = { '2025-07-10': 2800, '2026-01-12': 2600 };
    expect(metByTheLast(ml, ['2025-07-11'])).toEqual({
      met: ['inbuild.b 2025-07-10'],
      plain: true,
      newestFromOn: '2025-07-10',
    });
    expect(metByTheLast(ml, ['2025-07-10'])).toEqual({ met: [], plain: false, newestFromOn: null });
  });

  it('is the greatest from before the report where a greater one is from after it', () => {
    const ml = { '2025-01-10': 2790, '2025-02-10': 2760, '2025-07-10': 2850, '2026-01-12': 2600 };
    expect(metByTheLast(ml, ['2025-05-01'])).toEqual({
      met: ['inbuild.b 2025-01-10'],
      plain: true,
      newestFromOn: '2025-02-10',
    });
  });

  it('is not plain where neither the first test nor the previous one shows it before the report (B-11)', () => {
    const ml = { '2025-01-10': 2610, '2025-02-10': 2760, '2025-07-10': 2850, '2026-01-12': 2600 };
    expect(metByTheLast(ml, ['2025-05-01'])).toEqual({
      met: ['inbuild.b 2025-02-10'],
      plain: false,
      newestFromOn: '2025-02-10',
    });
  });
});
