import { bloodCount, change, recordOf, statusOf, treatment } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const test = 'blood';
/** The count of 1 Dec 2025 is on day 334: in the monthly phase. */
const stopped = (...bloodTests: ReturnType<typeof bloodCount>[]) =>
  recordOf({
    treatments: [treatment('2025-01-01', { stoppedOn: '2026-01-10' })],
    bloodTests: [bloodCount('2025-12-01'), ...bloodTests],
  });
const stillDue = ['blood.mmf-label.monthly', '2025-12-25', '2026-01-01', '2026-01-08'] as const;

/** When watching the blood ends, and where it begins for somebody who came with the drug (B-19, B-20, B-23, B-27). */
export const MYCOPHENOLATE_END_CASES: readonly SurveillanceCase[] = [
  {
    name: 'after the stop the count stays due as it was',
    record: stopped(),
    asOf: '2026-03-01',
    test,
    expected: stillDue,
    notes: ['after-stop'],
  },
  {
    name: 'until one is inside the limit: neutrophils of 1.3',
    record: stopped(bloodCount('2026-01-20', { neutrophils: 1.3 })),
    asOf: '2026-03-01',
    test,
    expected: undefined,
  },
  {
    name: 'one on the day of the stop ends it',
    record: stopped(bloodCount('2026-01-10')),
    asOf: '2026-03-01',
    test,
    expected: undefined,
  },
  {
    name: 'one of 1.29 does not: the next is counted from it',
    record: stopped(bloodCount('2026-01-20', { neutrophils: 1.29 })),
    asOf: '2026-03-01',
    test,
    // day 384; 20 Mar to 20 May are 61 days
    expected: ['blood.mmf-label.continued', '2026-03-20', '2026-04-19', '2026-05-20'],
    notes: ['after-stop'],
  },
  {
    name: 'of two counts on one day the worse one stands',
    record: stopped(
      bloodCount('2026-01-20', { neutrophils: 1.2, lineageId: 'a' }),
      bloodCount('2026-01-20', { neutrophils: 2, lineageId: 'b' }),
    ),
    asOf: '2026-03-01',
    test,
    expected: ['blood.mmf-label.continued', '2026-03-20', '2026-04-19', '2026-05-20'],
  },
  {
    name: 'an incomplete count does not end it, whatever its neutrophils',
    record: stopped(bloodCount('2026-01-20', { without: ['platelets'] })),
    asOf: '2026-03-01',
    test,
    expected: stillDue,
    notes: ['after-stop', 'partly-done'],
  },
  {
    name: 'before the day of the stop the drug runs',
    record: stopped(),
    asOf: '2026-01-09',
    test,
    expected: stillDue,
    notes: [],
  },
  {
    name: 'a course that ended before the patient came asks for nothing',
    record: recordOf({
      registeredOn: '2026-02-20',
      treatments: [treatment('2020-01-01', { stoppedOn: '2021-01-01' })],
    }),
    asOf: '2026-03-01',
    test,
    expected: undefined,
  },
  {
    name: 'unless its last count is outside the limit',
    record: recordOf({
      registeredOn: '2026-02-20',
      treatments: [treatment('2025-12-01', { stoppedOn: '2026-02-10' })],
      bloodTests: [bloodCount('2026-02-10', { neutrophils: 0.9 })],
    }),
    asOf: '2026-03-01',
    test,
    // day 71
    expected: ['blood.mmf-label.twice-monthly', '2026-02-20', '2026-02-24', '2026-02-28'],
  },
  {
    name: 'or its last neutrophils are, in a count that was partly done',
    record: recordOf({
      registeredOn: '2026-02-20',
      treatments: [treatment('2025-12-01', { stoppedOn: '2026-02-10' })],
      bloodTests: [
        bloodCount('2026-02-01'),
        bloodCount('2026-02-10', { neutrophils: 0.9, without: ['platelets'] }),
      ],
    }),
    asOf: '2026-03-01',
    test,
    // counted from the last complete one, day 62
    expected: ['blood.mmf-label.twice-monthly', '2026-02-11', '2026-02-15', '2026-02-19'],
    notes: ['after-stop', 'partly-done'],
  },
  {
    name: 'neutrophils below the limit in a partly done count of the same day do not end it',
    record: stopped(
      bloodCount('2026-01-12'),
      bloodCount('2026-01-12', {
        neutrophils: 0.8,
        without: ['platelets'],
        lineageId: 'second tube',
      }),
    ),
    asOf: '2026-01-13',
    test,
    // day 376; 61 days apart, half-way is 30 days on
    expected: ['blood.mmf-label.continued', '2026-03-12', '2026-04-11', '2026-05-12'],
  },
  {
    name: 'a drug that was running when the patient came, with no count: the baseline, from registration',
    record: recordOf({ registeredOn: '2026-02-20', treatments: [treatment('2025-05-01')] }),
    asOf: '2026-03-01',
    test,
    expected: ['blood.baseline', '2026-02-20', '2026-03-06', '2026-03-20'],
    // day 295: the ladder is joined a month after the day of coming
    rules: ['blood.baseline', 'blood.mmf-label.monthly'],
  },
  {
    name: 'a drug that was started days before the patient was entered is counted weekly, not in four weeks',
    record: recordOf({ registeredOn: '2026-02-20', treatments: [treatment('2026-02-15')] }),
    asOf: '2026-02-20',
    test,
    expected: ['blood.mmf-label.weekly', '2026-02-25', '2026-02-27', '2026-03-01'],
    rules: ['blood.mmf-label.weekly', 'blood.baseline'],
  },
  {
    name: 'so is one whose dose was increased shortly before',
    record: recordOf({
      registeredOn: '2026-02-20',
      treatments: [
        treatment('2024-05-01', { changes: [change('2024-05-01', 500), change('2026-02-10', 1000)] }),
      ],
    }),
    asOf: '2026-02-20',
    test,
    expected: ['blood.mmf-label.weekly', '2026-02-25', '2026-02-27', '2026-03-01'],
  },
  {
    name: 'with a count since the start it goes on from there',
    record: recordOf({
      registeredOn: '2026-02-20',
      treatments: [treatment('2025-05-01')],
      bloodTests: [bloodCount('2026-02-10')],
    }),
    asOf: '2026-03-01',
    test,
    expected: ['blood.mmf-label.monthly', '2026-03-03', '2026-03-10', '2026-03-17'],
  },
  {
    name: 'after a transplant the blood is watched on',
    record: recordOf({
      treatments: [treatment('2026-01-01')],
      person: [statusOf('transplanted', '2026-02-01')],
    }),
    asOf: '2026-03-01',
    test,
    expected: ['blood.mmf-label.weekly', '2026-01-06', '2026-01-08', '2026-01-10'],
  },
  {
    name: 'after death nothing is',
    record: recordOf({ treatments: [treatment('2026-01-01')], person: [statusOf('deceased', '2026-02-01')] }),
    asOf: '2026-03-01',
    test,
    expected: undefined,
  },
];
