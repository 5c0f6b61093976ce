import { parseIsoDate, type Pft } from '@interstice/clinical';
import { fallSince } from './fall-since.js';
import { progressionTimeline } from './progression-timeline.js';
import { pft, recordOf } from './record.spec-support.js';

const home = { setting: 'home' } as const;
const poor = { qualityGrade: 'F' } as const;
const began = '2025-02-01';
/** The two tests, the fall in tenths of a percent and why there is none. */
const since = (pfts: readonly Pft[], day = began) => {
  const { test, pair, why } = fallSince(progressionTimeline(recordOf({ pfts })), parseIsoDate(day));
  return [test?.on, pair?.later.on, pair?.declineTenths, why];
};
const before = pft('2025-01-10', { ml: 3000 });
const after = pft('2026-01-10', { ml: 2700 });

describe('The fall since a day (B-06, B-10, B-15, B-16)', () => {
  it('is from the latest test on or before it to the newest one', () => {
    const older = pft('2024-01-10', { ml: 3300 });
    const between = pft('2025-08-10', { ml: 2900 });
    expect(since([older, before, between, after])).toEqual(['2025-01-10', '2026-01-10', 100, null]);
    expect(since([before, after], '2025-01-10')).toEqual(['2025-01-10', '2026-01-10', 100, null]);
    expect(since([before, after], '2025-01-09')).toEqual([undefined, undefined, undefined, 'no-test-before']);
  });

  it('is not told without a test before, without a usable one, or without one since', () => {
    expect(since([])).toEqual([undefined, undefined, undefined, 'no-test-before']);
    expect(since([after])).toEqual([undefined, undefined, undefined, 'no-test-before']);
    expect(since([pft('2025-01-10', { ml: 3000, ...poor }), after])).toEqual([
      undefined,
      undefined,
      undefined,
      'poor-quality',
    ]);
    expect(since([before])).toEqual(['2025-01-10', undefined, undefined, 'no-test-since']);
    expect(since([before, after], '2026-01-10')).toEqual([
      '2026-01-10',
      undefined,
      undefined,
      'no-test-since',
    ]);
  });

  it('leaves out a poor earlier test, and ends in an acceptable laboratory test where there is one of the newest', () => {
    const worse = pft('2025-01-20', { ml: 2000, ...poor });
    expect(since([before, worse, after])).toEqual(['2025-01-10', '2026-01-10', 100, null]);
    const atHome = pft('2026-02-10', { ml: 2500, ...home });
    expect(since([before, after, atHome])).toEqual(['2025-01-10', '2026-01-10', 100, null]);
    const poorLater = pft('2026-02-10', { ml: 2400, ...poor });
    expect(since([before, after, poorLater])).toEqual(['2025-01-10', '2026-01-10', 100, null]);
    expect(since([before, poorLater])).toEqual(['2025-01-10', '2026-02-10', 200, null]);
    const homeSince = pft('2026-03-10', { ml: 2400, ...home });
    expect(since([before, poorLater, homeSince])).toEqual(['2025-01-10', '2026-02-10', 200, null]);
  });

  it('stays within one series, also where another one has a later test before the day', () => {
    const atHome = pft('2025-01-20', { ml: 2800, ...home });
    expect(since([before, atHome, after])).toEqual(['2025-01-10', '2026-01-10', 100, null]);
  });

  it('is not told where the two cannot be compared: no older test is taken instead', () => {
    const atHome = pft('2025-01-20', { ml: 2800, ...home });
    expect(since([atHome, after])).toEqual(['2025-01-20', undefined, undefined, 'home-and-lab']);
    const percentAlone = pft('2025-01-20', { pct: 80 });
    expect(since([before, percentAlone, after])).toEqual([
      '2025-01-20',
      undefined,
      undefined,
      'no-common-measure',
    ]);
  });
});
