import type { Treatment } from '@interstice/clinical';
import { change, day, recordOf, reviewed, treatment } from '../record.spec-support.js';
import { ASKED_ON, disease, prednisone } from './drug-warning-records.spec-support.js';

const RULE = 'drug.pirfenidone-first-line';
const pirfenidone = treatment('2025-10-01', { drug: 'pirfenidone', lineageId: 'pirfenidone' });
const course = (lineageId: string, startedOn: string, given: Parameters<typeof treatment>[1] = {}) =>
  treatment(startedOn, { lineageId, ...given });
const reviewOf = (treatments: readonly Treatment[]) =>
  reviewed(recordOf({ person: [disease('ra')], treatments }), ASKED_ON);

/** The course that was begun for the ILD before, by whichever order courses are listed in; null where it is warned about. */
function treatedBefore(...others: readonly Treatment[]): string | null {
  const answers = [
    [pirfenidone, ...others],
    [...others.toReversed(), pirfenidone],
  ].map((treatments) => {
    const { alerts, unwarned = [] } = reviewOf(treatments);
    const reason = unwarned.find(({ ruleId }) => ruleId === RULE)?.reason;
    const isWarned = alerts.some(({ ruleId }) => ruleId === RULE);
    expect(isWarned).toBe(reason === undefined);
    return reason?.why === 'treated-before' ? reason.before.course.lineageId : null;
  });
  expect(answers[0]).toBe(answers[1]);
  return answers[0] ?? null;
}

describe('Pirfenidone after another treatment of the ILD (T-08, B-28)', () => {
  it('is no first line, and names what was begun first', () => {
    expect(treatedBefore(course('second', '2025-03-01'), course('first', '2024-03-01'))).toBe('first');
    expect(treatedBefore(course('first', '2024-03-01'), course('second', '2025-03-01'))).toBe('first');
  });

  it('names of two that were begun on one day the one recorded first', () => {
    expect(
      treatedBefore(course('b', '2025-03-01'), course('a', '2025-03-01'), course('c', '2025-03-01')),
    ).toBe('a');
  });

  it('is first line where the other one was begun later, is planned, or is a steroid', () => {
    const { startedOn: _, ...planned } = course('planned', '2025-03-01');
    expect(treatedBefore(course('later', '2026-01-15'))).toBeNull();
    expect(treatedBefore({ ...planned, plannedStartOn: day('2025-10-01') })).toBeNull();
    expect(treatedBefore(prednisone('2025-03-01', 20, { indication: 'ild' }))).toBeNull();
    expect(treatedBefore(course('for the joints', '2025-03-01', { indication: 'ctd' }))).toBeNull();
    expect(
      treatedBefore(
        course('pirfenidone of before', '2024-01-01', { drug: 'pirfenidone', stoppedOn: '2024-06-01' }),
      ),
    ).toBeNull();
  });
});

describe('A steroid for longer than 3 months (X-01, B-28)', () => {
  const longOf = (...treatments: readonly Treatment[]) =>
    reviewOf(treatments).alerts.find(({ ruleId }) => ruleId === 'drug.glucocorticoid-long')?.evidence.drug;

  it('names beside the course that began it the one that runs now, and none where it is the same or only planned', () => {
    const former = prednisone('2025-06-01', 20, { stoppedOn: '2025-11-01', lineageId: 'former' });
    const present = prednisone('2025-11-01', 10, { lineageId: 'present' });
    const { startedOn: _, ...planned } = prednisone('2025-11-01', 10, { lineageId: 'planned' });
    expect(longOf(former, present)?.now?.course.lineageId).toBe('present');
    expect(longOf(present, former)?.now?.course.lineageId).toBe('present');
    expect(longOf(prednisone('2025-06-01', 20))?.now).toBeUndefined();
    const withPlan = longOf(prednisone('2025-06-01', 20), {
      ...planned,
      plannedStartOn: change('2026-04-01', 1).on,
    });
    expect(withPlan?.now).toBeUndefined();
  });

  it('names the diseases of a patient, the primary one first, others in one order however they are listed', () => {
    const of = (...secondary: Parameters<typeof disease>[1][]) =>
      reviewed(
        recordOf({ person: [disease('ssc', ...secondary)], treatments: [prednisone('2025-06-01', 20)] }),
        ASKED_ON,
      ).alerts.find(({ ruleId }) => ruleId === 'drug.glucocorticoid-long')?.evidence.drug?.diseases;
    expect(of('sjd', 'ra')).toEqual(['ssc', 'ra', 'sjd']);
    expect(of('ra', 'sjd')).toEqual(['ssc', 'ra', 'sjd']);
  });
});
