import { startDay, type Treatment } from '@interstice/clinical';
import { day, recordOf, treatment } from '../record.spec-support.js';
import { presentCourses, presentExposure } from './present-courses.js';

const today = () => startDay(day('2026-03-01'));
const STEROIDS = { groups: ['glucocorticoid'], codes: [] } as const;
const course = (lineageId: string, on: string, stoppedOn?: string) =>
  treatment(on, { drug: 'prednisone', lineageId, ...(stoppedOn === undefined ? {} : { stoppedOn }) });
const both = <Answer>(
  treatments: readonly Treatment[],
  ask: (listed: readonly Treatment[]) => Answer,
): Answer => {
  const answer = ask(treatments);
  expect(ask(treatments.toReversed())).toEqual(answer);
  return answer;
};
const exposure = (...treatments: readonly Treatment[]): string[] =>
  both(treatments, (listed) =>
    presentExposure(recordOf({ treatments: listed }), STEROIDS, today()).map(({ lineageId }) => lineageId),
  );

describe('Courses of one exposure (B-28)', () => {
  it('follow each other without a day between them', () => {
    expect(exposure(course('a', '2025-06-01', '2025-11-01'), course('b', '2025-11-01'))).toEqual(['a', 'b']);
    expect(exposure(course('a', '2025-06-01', '2025-10-31'), course('b', '2025-11-01'))).toEqual(['a', 'b']);
    expect(exposure(course('a', '2025-06-01', '2025-10-30'), course('b', '2025-11-01'))).toEqual(['b']);
  });

  it('go on as long as any of them runs: a short one inside a longer one ends nothing', () => {
    const long = course('a', '2025-06-01', '2025-12-01');
    const short = course('b', '2025-07-01', '2025-08-01');
    expect(exposure(long, short, course('c', '2025-11-15'))).toEqual(['a', 'b', 'c']);
    expect(exposure(course('a', '2025-06-01'), short, course('c', '2025-11-15'))).toEqual(['a', 'b', 'c']);
  });

  it('are none where the last was stopped by the day asked about', () => {
    expect(exposure(course('a', '2025-06-01', '2026-03-01'))).toEqual([]);
    expect(exposure(course('a', '2025-06-01', '2026-03-02'))).toEqual(['a']);
    expect(exposure()).toEqual([]);
  });

  it('have begun, and are of the drugs asked about', () => {
    const { startedOn: _, ...planned } = course('planned', '2025-06-01');
    expect(
      exposure({ ...planned, plannedStartOn: day('2025-06-01') }, course('later', '2026-03-02')),
    ).toEqual([]);
    expect(exposure(treatment('2025-06-01', { drug: 'nintedanib' }))).toEqual([]);
  });

  it('are of one day in the order in which they were recorded', () => {
    expect(exposure(course('b', '2025-06-01'), course('a', '2025-06-01'), course('c', '2025-06-01'))).toEqual(
      ['a', 'b', 'c'],
    );
  });
});

describe('Courses that run or are planned (B-28)', () => {
  it('come by their first or planned day, those of one day as they were recorded, without what was stopped or has no day', () => {
    const { startedOn: _, ...undated } = course('undated', '2025-06-01');
    const planned = { ...undated, lineageId: 'planned', plannedStartOn: day('2026-04-01') };
    const told = both(
      [
        planned,
        undated,
        course('c', '2025-06-01'),
        course('a', '2025-06-01'),
        course('b', '2025-06-01'),
        course('stopped', '2025-01-01', '2026-03-01'),
        course('stops later', '2025-01-01', '2026-03-02'),
        course('to come', '2026-03-02'),
      ],
      (treatments) =>
        presentCourses(recordOf({ treatments }), today()).map(({ course: { lineageId }, planned: is }) => [
          lineageId,
          is === true,
        ]),
    );
    expect(told).toEqual([
      ['stops later', false],
      ['a', false],
      ['b', false],
      ['c', false],
      ['to come', true],
      ['planned', true],
    ]);
  });
});
