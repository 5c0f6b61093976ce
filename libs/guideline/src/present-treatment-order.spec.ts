import { startDay, type Treatment } from '@interstice/clinical';
import { presentTreatment } from './present-treatment.js';
import { day, recordOf, treatment } from './record.spec-support.js';

const present = (...treatments: readonly Treatment[]): string | undefined => {
  const answers = [treatments, treatments.toReversed()].map(
    (listed) => presentTreatment(recordOf({ treatments: listed }), startDay(day('2026-03-01')))?.lineageId,
  );
  expect(answers[0]).toBe(answers[1]);
  return answers[0];
};
const course = (lineageId: string, on: string, stoppedOn?: string) =>
  treatment(on, { lineageId, ...(stoppedOn === undefined ? {} : { stoppedOn }) });

describe('The treatment of the ILD that runs now (B-24, B-28)', () => {
  it('is of several the one that was started last, of one day the one recorded first', () => {
    expect(present(course('a', '2025-01-01'), course('b', '2025-06-01'))).toBe('b');
    expect(present(course('b', '2025-06-01'), course('a', '2025-06-01'), course('c', '2025-06-01'))).toBe(
      'a',
    );
  });

  it('has begun and was not stopped by that day', () => {
    const { startedOn: _, ...planned } = course('planned', '2025-06-01');
    expect(present({ ...planned, plannedStartOn: day('2025-06-01') })).toBeUndefined();
    expect(present(course('a', '2026-03-02'))).toBeUndefined();
    expect(present(course('a', '2025-01-01', '2026-03-01'))).toBeUndefined();
    expect(present(course('a', '2025-01-01', '2026-03-02'))).toBe('a');
  });
});
