import { prednisone } from '../drug-warnings/drug-warning-records.spec-support.js';
import { change, day } from '../record.spec-support.js';
import { steroidExposure } from './steroid-exposure.js';

const asOf = day('2026-03-31');
const mg = (on: string, amount: number) => change(on, amount, { timesPerDay: 1, lineageId: `dose ${on}` });
const stepsOf = (...treatments: Parameters<typeof steroidExposure>[0]) =>
  steroidExposure(treatments, asOf).steps.map(({ from, to, perDay }) => [from, to, perDay.mg]);

describe('The days of an exposure to glucocorticoids (T-03, B-28)', () => {
  it('begin with a course of the day asked about, and not with one of the day after', () => {
    expect(stepsOf(prednisone('2026-03-31', 10))).toEqual([['2026-03-31', '2026-03-31', 10]]);
    const after = steroidExposure([prednisone('2026-04-01', 10)], asOf);
    expect([after.courses, after.steps, after.current]).toEqual([[], [], null]);
    const { startedOn: _, ...unknown } = prednisone('2026-03-01', 10);
    expect(steroidExposure([unknown], asOf).courses).toEqual([]);
  });

  it('name the stop of a course once it has come: on the day asked about, and not a day later', () => {
    const stopOf = (stoppedOn: string) =>
      steroidExposure([prednisone('2026-03-01', 10, { stoppedOn })], asOf).courses[0]?.stoppedOn;
    expect(stopOf('2026-03-31')).toBe('2026-03-31');
    expect(stopOf('2026-04-01')).toBeNull();
  });

  it('end the day before the stop, or on the day asked about where the stop is still to come', () => {
    expect(stepsOf(prednisone('2026-03-01', 10, { stoppedOn: '2026-03-11' }))).toEqual([
      ['2026-03-01', '2026-03-10', 10],
    ]);
    expect(stepsOf(prednisone('2026-03-01', 10, { stoppedOn: '2026-06-01' }))).toEqual([
      ['2026-03-01', '2026-03-31', 10],
    ]);
    expect(stepsOf(prednisone('2026-03-01', 10))).toEqual([['2026-03-01', '2026-03-31', 10]]);
  });

  it('take a dose from its day on; one dated before the start holds from the start, one on the stop never', () => {
    const course = (...on: readonly (readonly [string, number])[]) =>
      prednisone('2026-03-01', null, {
        stoppedOn: '2026-03-21',
        changes: on.map(([from, amount]) => mg(from, amount)),
      });
    expect(stepsOf(course(['2026-02-01', 20], ['2026-03-11', 10], ['2026-03-21', 5]))).toEqual([
      ['2026-03-01', '2026-03-10', 20],
      ['2026-03-11', '2026-03-20', 10],
    ]);
    expect(stepsOf(course(['2026-03-11', 10], ['2026-02-01', 20]))).toEqual(
      stepsOf(course(['2026-02-01', 20], ['2026-03-11', 10])),
    );
  });

  it('with a gap between two courses of one dose are two steps', () => {
    const first = prednisone('2026-03-01', 10, { stoppedOn: '2026-03-11', lineageId: 'one' });
    expect(
      steroidExposure([first, { ...first, startedOn: day('2026-03-15'), stoppedOn: day('2026-03-20') }], asOf)
        .steps,
    ).toHaveLength(2);
  });

  it('list courses by the day of their start, those of one day as they were recorded', () => {
    const courses = ['b', 'a', 'c'].map((lineageId) => prednisone('2026-03-01', 10, { lineageId }));
    const listed = [...courses, prednisone('2026-02-01', 10, { lineageId: 'first' })];
    for (const order of [listed, listed.toReversed()])
      expect(steroidExposure(order, asOf).courses.map(({ lineageId }) => lineageId)).toEqual([
        'first',
        'a',
        'b',
        'c',
      ]);
  });

  it('count for the last 3 months from the day after, by calendar', () => {
    // 1 January to 31 March: 90 days; the year goes back to 1 April 2025.
    const always = steroidExposure([prednisone('2024-01-01', 10)], asOf);
    expect(always.lastThreeMonths.mg).toBe(900);
    expect(always.lastYear.mg).toBe(3650);
    const ended = (stoppedOn: string) => steroidExposure([prednisone('2025-12-01', 10, { stoppedOn })], asOf);
    expect(ended('2026-01-01').lastThreeMonths.mg).toBe(0);
    expect(ended('2026-01-02').lastThreeMonths.mg).toBe(10);
  });
});
