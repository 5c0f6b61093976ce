import { parseIsoDate } from './calendar.js';
import { emptyRecord } from './empty-record.js';
import { factInForce } from './fact-in-force.js';
import type { PatientStatus, PersonFact } from './record.js';

const registeredOn = parseIsoDate('2026-03-01');

/** The status in force among what was said, in either order of the record. */
const statusOf = (...said: readonly (readonly [on: string, status: PatientStatus, reason?: string])[]) => {
  const person = said.map(([on, status, reason], index): PersonFact => ({
    kind: 'status',
    id: String(index),
    lineageId: `status ${index}`,
    on: parseIsoDate(on),
    value: { status, ...(reason === undefined ? {} : { reason }) },
  }));
  const found = [person, person.toReversed()].map(
    (facts) =>
      factInForce({ ...emptyRecord('patient', registeredOn), person: facts }, 'status')?.value.status,
  );
  expect(found[1]).toBe(found[0]);
  return found[0];
};
const REGISTERED = ['2026-03-01', 'active'] as const;

describe('The fact about a person that is in force', () => {
  it('is the latest by its day, and of one day the one recorded last (B-26)', () => {
    expect(statusOf()).toBeUndefined();
    expect(statusOf(['2026-03-02', 'transferred', 'moved'], ['2026-03-01', 'discharged', 'well'])).toBe(
      'transferred',
    );
    expect(statusOf(['2026-03-01', 'transferred', 'moved'], ['2026-03-01', 'discharged', 'well'])).toBe(
      'discharged',
    );
  });

  it('is the active status of a registration only where no other one is recorded (B-27)', () => {
    expect(statusOf(REGISTERED)).toBe('active');
    expect(statusOf(REGISTERED, ['2024-05-01', 'transplanted', 'by letter'])).toBe('transplanted');
    expect(statusOf(['2024-05-01', 'deceased', 'by letter'], REGISTERED)).toBe('deceased');
    expect(
      statusOf(REGISTERED, ['2024-05-01', 'discharged', 'well'], ['2025-05-01', 'active', 'came back']),
    ).toBe('active');
    expect(
      statusOf(['2026-02-01', 'active', 'first'], REGISTERED, ['2025-01-01', 'discharged', 'well']),
    ).toBe('active');
  });
});
