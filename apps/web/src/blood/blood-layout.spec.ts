import { describe, expect, it } from '@jest/globals';
import { layOutBlood, type BloodPanel } from './blood-layout';
import { shortened } from '../chart/trajectory-lanes';
import type { AnalyteSeries, BloodRecord, CourseBar } from './blood-record';

const FRAME = { width: 1000, today: '2026-06-01' };
const LIMIT = { id: 'mycophenolate', label: 'below 1.3: mycophenolate', value: 1.3 } as const;

const neutrophils = (over: Partial<AnalyteSeries> = {}): AnalyteSeries => ({
  analyte: 'neutrophils',
  title: 'Neutrophils',
  unit: '10⁹/L',
  points: [
    { lineageId: 'a', on: '2026-01-05', value: 3.2, range: { low: 2, high: 7 }, outside: [] },
    { lineageId: 'b', on: '2026-03-05', value: 2.1, range: { low: 1.8, high: 7 }, outside: [] },
    { lineageId: 'c', on: '2026-05-05', value: 1.2, outside: ['below 1.3: mycophenolate'] },
  ],
  limits: [{ ...LIMIT, from: '2026-02-01' }],
  notes: [],
  ...over,
});
const record = (over: Partial<BloodRecord> = {}): BloodRecord => ({
  series: [neutrophils()],
  courses: [],
  cannotShow: [],
  insufficient: [],
  ...over,
});
/** Fails where there is no such one. */
function nth<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`there are only ${items.length}`);
  return item;
}
function onlyPanel(of: BloodRecord, frame: Parameters<typeof layOutBlood>[1] = FRAME): BloodPanel {
  const { panels } = layOutBlood(of, frame);
  expect(panels).toHaveLength(1);
  return nth(panels, 0);
}

describe('the blood chart', () => {
  it('lies later values to the right and higher ones above, and each below its limit below the line', () => {
    const { points, limits } = onlyPanel(record());
    const [first, second, third, limit] = [nth(points, 0), nth(points, 1), nth(points, 2), nth(limits, 0)];
    expect(first.x).toBeLessThan(second.x);
    expect(second.x).toBeLessThan(third.x);
    expect(first.y).toBeLessThan(second.y);
    expect(third.y).toBeGreaterThan(limit.y);
    expect(second.y).toBeLessThan(limit.y);
  });

  it('draws a limit while its drug runs and no longer', () => {
    const running = nth(onlyPanel(record()).limits, 0);
    expect(running.fromX).toBeLessThan(nth(onlyPanel(record()).points, 1).x);
    expect(running.toX).toBe(layOutBlood(record(), FRAME).right);
    const stopped = neutrophils({ limits: [{ ...LIMIT, from: '2026-02-01', to: '2026-04-01' }] });
    const { limits, points } = onlyPanel(record({ series: [stopped] }));
    expect(nth(limits, 0).toX).toBeLessThan(nth(points, 2).x);
    const before = neutrophils({ limits: [{ ...LIMIT, from: '2020-02-01', to: '2020-04-01' }] });
    expect(onlyPanel(record({ series: [before] })).limits).toEqual([]);
  });

  it('keeps the names of limits apart that lie close together', () => {
    const limits = [
      { ...LIMIT, from: '2026-02-01' },
      { ...LIMIT, id: 'other', value: 1.31, from: '2026-02-01' },
    ];
    const placed = onlyPanel(record({ series: [neutrophils({ limits })] })).limits;
    expect(nth(placed, 1).labelY - nth(placed, 0).labelY).toBeGreaterThanOrEqual(13);
  });

  it('does not make a fall of a small difference: an axis spans at least half of its highest value', () => {
    const alike = [134, 133, 134].map((value, index) => ({
      lineageId: String(index),
      on: `2026-0${index + 1}-05`,
      value,
      outside: [],
    }));
    const { points, height, ticks } = onlyPanel(
      record({ series: [neutrophils({ points: alike, limits: [] })] }),
    );
    // 1 of at least 67: no more than a sixty-seventh of the height.
    expect(nth(points, 1).y - nth(points, 0).y).toBeLessThanOrEqual(height / 67);
    expect(nth(points, 1).y).toBeGreaterThan(nth(points, 0).y);
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
  });

  it('gives the names of limits and of drugs room, and cuts them short only where there is none', () => {
    const limits = [{ ...LIMIT, from: '2026-02-01' }];
    const courses: CourseBar[] = [{ id: '1', drug: 'Mycophenolate mofetil', from: '2026-02-01', holds: [] }];
    const of = record({ series: [neutrophils({ limits })], courses });
    for (const width of [640, 1000]) {
      const { right, left, panels } = layOutBlood(of, { ...FRAME, width });
      expect(nth(nth(panels, 0).limits, 0).label).toBe(LIMIT.label);
      expect(right + 6 + LIMIT.label.length * 7).toBeLessThanOrEqual(width);
      expect(shortened('Mycophenolate mofetil', left)).toBe('Mycophenolate mofetil');
    }
    const { right, panels } = layOutBlood(of, { ...FRAME, width: 400 });
    const { label } = nth(nth(panels, 0).limits, 0);
    expect(label).toMatch(/^below 1\.3: .*…$/);
    expect(right + 6 + label.length * 7).toBeLessThanOrEqual(400);
  });

  it('shows the range that the laboratory printed with each value, and none where it printed none', () => {
    const { bands, points } = onlyPanel(record());
    expect(bands).toHaveLength(2);
    const [first, second] = [nth(bands, 0), nth(bands, 1)];
    expect(first.toX).toBe(second.fromX);
    expect(second.toX).toBeLessThan(nth(points, 2).x);
    expect(first.bottom).toBeLessThan(second.bottom);
  });

  it('leaves out an analyte without a value in the period, and every course that ended before it', () => {
    const old = neutrophils({
      analyte: 'alt',
      points: [{ lineageId: 'z', on: '2020-01-01', value: 20, outside: [] }],
    });
    const courses: CourseBar[] = [
      { id: '1', drug: 'Methotrexate', from: '2020-01-01', to: '2020-06-01', holds: [] },
      { id: '2', drug: 'Mycophenolate mofetil', from: '2020-01-01', holds: [{ from: '2026-05-06' }] },
    ];
    const frame = { ...FRAME, from: '2026-01-01' };
    const { panels, lanes } = layOutBlood(record({ series: [old, neutrophils()], courses }), frame);
    expect(panels.map(({ series }) => series.analyte)).toEqual(['neutrophils']);
    expect(lanes.map(({ drug }) => drug)).toEqual(['Mycophenolate mofetil']);
    const course = nth(nth(lanes, 0).courses, 0);
    expect([course.begins, course.runs, nth(course.holds, 0).toX]).toEqual([false, true, course.toX]);
  });
});
