import { recordAsOf, startDay, type PatientRecord, type Treatment } from '@interstice/clinical';
import { bloodCount, bloodTest, change, day, recordOf, treatment } from '../record.spec-support.js';
import { isWatched, measured, monitoredCourses, plannedCourses } from './monitored-courses.js';

const asOf = day('2026-03-01');
const coursesOf = (record: PatientRecord) => {
  const today = startDay(asOf);
  return monitoredCourses(recordAsOf(record, today), today);
};
const lineages = (treatments: readonly Treatment[]): string[] =>
  coursesOf(recordOf({ treatments })).map(({ start }) => start.lineageId);
const course = (lineageId: string, on: string, given: Parameters<typeof treatment>[1] = {}) =>
  treatment(on, { lineageId, ...given });

describe('Courses whose blood is watched (B-20, B-28)', () => {
  it('come by the day of their start, those of one day as they were recorded, in whatever order they are listed', () => {
    const treatments = [
      course('c', '2025-05-01'),
      course('a', '2025-05-01'),
      course('b', '2025-05-01'),
      course('first', '2025-01-01'),
    ];
    expect(lineages(treatments)).toEqual(['first', 'a', 'b', 'c']);
    expect(lineages(treatments.toReversed())).toEqual(['first', 'a', 'b', 'c']);
  });

  it('have begun: neither one planned nor one of which no day is known', () => {
    const { startedOn: _, ...unknown } = course('unknown', '2025-01-01');
    const planned = { ...unknown, lineageId: 'planned', plannedStartOn: day('2026-04-01') };
    expect(lineages([unknown, planned, course('runs', '2025-01-01')])).toEqual(['runs']);
    expect(plannedCourses(recordOf({ treatments: [unknown, planned] }))).toEqual([
      { drug: 'mycophenolate', plannedStart: { kind: 'treatment', lineageId: 'planned', on: '2026-04-01' } },
    ]);
  });

  it('that are planned come by their day, those of one day as they were recorded', () => {
    const planned = (lineageId: string, on: string): Treatment => {
      const { startedOn: _, ...rest } = course(lineageId, '2025-01-01');
      return { ...rest, plannedStartOn: day(on) };
    };
    const treatments = [planned('b', '2026-04-02'), planned('a', '2026-04-02'), planned('c', '2026-04-01')];
    for (const order of [treatments, treatments.toReversed()])
      expect(
        plannedCourses(recordOf({ treatments: order })).map(({ plannedStart }) => plannedStart.lineageId),
      ).toEqual(['c', 'a', 'b']);
  });

  it('begin a phase with the start and each increase up to the day of the stop, none after it', () => {
    const changes = [
      change('2025-05-01', 500),
      change('2025-06-01', 1000),
      change('2025-07-01', 1500),
      change('2025-08-01', 2000),
    ];
    const phases = (given: Parameters<typeof treatment>[1] = {}) =>
      coursesOf(
        recordOf({ treatments: [course('one', '2025-05-01', { changes, ...given })] }),
      )[0]?.phaseStarts.map(({ on }) => on);
    expect(phases()).toEqual(['2025-05-01', '2025-06-01', '2025-07-01', '2025-08-01']);
    expect(phases({ stoppedOn: '2025-07-01' })).toEqual(['2025-05-01', '2025-06-01', '2025-07-01']);
    // A stop that has not come yet ends nothing.
    expect(phases({ stoppedOn: '2026-04-01' })).toHaveLength(4);
  });

  it('know the tests from the day of their start on, oldest first; of one day the one recorded first comes last', () => {
    const bloodTests = [
      bloodCount('2025-06-01', { lineageId: 'a' }),
      bloodCount('2025-06-01', { lineageId: 'b' }),
      bloodCount('2025-05-01', { lineageId: 'of the start' }),
      bloodCount('2025-04-30', { lineageId: 'before' }),
      bloodCount('2025-07-01', { lineageId: 'clotted', insufficient: true }),
    ];
    for (const order of [bloodTests, bloodTests.toReversed()]) {
      const [one] = coursesOf(recordOf({ treatments: [course('one', '2025-05-01')], bloodTests: order }));
      expect(one?.tests.map(({ lineageId }) => lineageId)).toEqual(['of the start', 'b', 'a']);
    }
  });
});

describe('A drug that was stopped before the patient came (B-20)', () => {
  const watched = (stoppedOn: string, ...bloodTests: PatientRecord['bloodTests']): boolean | undefined => {
    const record = recordOf({
      registeredOn: '2025-10-01',
      treatments: [course('one', '2025-05-01', { stoppedOn })],
      bloodTests,
    });
    const [one] = coursesOf(record);
    return one && isWatched(one, 'complete-blood-count', record);
  };

  it('is watched only where the last value with a limit is outside of it', () => {
    expect(watched('2025-09-30')).toBe(false);
    expect(watched('2025-09-30', bloodTest('2025-09-20', { neutrophils: 1.2 }))).toBe(true);
    expect(watched('2025-09-30', bloodTest('2025-09-20', { neutrophils: 1.3 }))).toBe(false);
    const outsideThenPlatelets = [
      bloodTest('2025-09-20', { neutrophils: 1.2 }),
      bloodTest('2025-09-25', { platelets: 200 }),
    ];
    expect(watched('2025-09-30', ...outsideThenPlatelets)).toBe(true);
  });

  it('stopped on the day of registration it is watched until a complete test is inside', () => {
    expect(watched('2025-10-01')).toBe(true);
    expect(watched('2025-10-01', bloodCount('2025-09-30'))).toBe(true);
    expect(watched('2025-10-01', bloodCount('2025-10-01'))).toBe(false);
  });

  it('a clotted sample has measured nothing (B-23)', () => {
    const clotted = bloodCount('2025-09-20', { insufficient: true });
    expect(measured(clotted)).toEqual([]);
    expect(measured({ ...bloodCount('2025-09-20'), insufficient: true })).toEqual([]);
    expect(measured(bloodCount('2025-09-20'))).toEqual(['wbc', 'neutrophils', 'haemoglobin', 'platelets']);
  });
});
