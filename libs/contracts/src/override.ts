import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { writtenReason } from './fact-change.js';

/** Tests that are done again and again, whose interval a physician may set. */
export const overridableTest = z.enum(['pft', 'dlco', 'hrct', 'blood']);

/** Tests that a physician may stop for a time (B-27). */
export const stoppableTest = z.enum([...overridableTest.options, 'symptom-report', 'joint-visit']);

export type StoppableTest = z.output<typeof stoppableTest>;

/** The time from one test to the next. */
export const testInterval = z
  .union([
    z.strictObject({ months: z.int().min(1).max(60) }),
    z.strictObject({ weeks: z.int().min(1).max(52) }),
  ])
  .meta({ id: 'TestInterval', example: { months: 12 } });

/** Why a test is not wanted for a time. */
export const stopCode = z.enum(['palliative', 'declined', 'pregnancy', 'other']).meta({ id: 'StopCode' });

export type StopCode = z.output<typeof stopCode>;

const reviewOn = 'The day on which it is reviewed: from then on the rules decide again.';

/** What a physician decides about a test of one patient in place of the rules: its interval, or that it is stopped. */
export const overrideRequest = z
  .strictObject({
    interval: testInterval.exactOptional(),
    until: calendarDay
      .exactOptional()
      .meta({ description: 'With an interval: the last day on which it holds; after today.' }),
    stop: z
      .strictObject({
        code: stopCode,
        reviewOn: calendarDay.meta({ description: `${reviewOn} After today.` }),
      })
      .exactOptional()
      .meta({ description: 'In place of interval and until: the test is not due (B-27).' }),
    reason: writtenReason,
    inPlaceOf: z.uuid().nullable().exactOptional().meta({
      description:
        'The decision that was seen to stand for the test, null for none; another one standing by then answers 409. Absent: not asked.',
    }),
  })
  .superRefine(({ interval, until, stop }, context) => {
    const expect = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (stop === undefined && interval === undefined) expect('interval', 'expected an interval or a stop');
    if (stop === undefined && interval !== undefined && until === undefined)
      expect('until', 'expected a day with an interval');
    if (stop !== undefined && interval !== undefined)
      expect('interval', 'expected an interval or a stop, not both');
    if (stop !== undefined && until !== undefined)
      expect('until', 'expected no such day with a stop, which has reviewOn');
  })
  .meta({
    id: 'OverrideRequest',
    example: { interval: { months: 12 }, reason: 'Stable for six years.', until: '2027-03-31' },
  });

export type OverrideRequest = z.output<typeof overrideRequest>;

/** A stop as it is told: why is a clinical fact. */
export const testStop = z
  .strictObject({
    code: stopCode.exactOptional().meta({ description: 'Absent for whoever reads no clinical facts.' }),
    reviewOn: z.iso.date().meta({ description: reviewOn }),
  })
  .meta({ id: 'TestStop' });

/** A decision in force: with an interval, or a stop. */
export const overrideResponse = z
  .strictObject({
    overrideId: z.uuid(),
    test: stoppableTest,
    interval: testInterval.exactOptional(),
    stop: testStop.exactOptional(),
    unwatched: z.string().exactOptional().meta({
      description:
        'Of stopped blood tests: which drugs run meanwhile without their blood being watched, as of the last review.',
    }),
    reason: z.string().exactOptional().meta({
      description: 'As the physician wrote it; absent for whoever reads no clinical facts.',
    }),
    until: z.iso.date().meta({ description: 'The last day on which it holds.' }),
    setOn: z.iso.date(),
    by: z.string().exactOptional().meta({ description: 'Display name of who set it.' }),
    unchanged: z.literal(true).exactOptional().meta({ description: 'It was set like this before.' }),
  })
  .meta({ id: 'Override' });

export type OverrideResponse = z.output<typeof overrideResponse>;

/** What stands for a patient, past its last day as well. */
export const patientOverrides = z
  .strictObject({ items: z.array(overrideResponse) })
  .meta({ id: 'PatientOverrides' });

export type PatientOverrides = z.output<typeof patientOverrides>;

/** Which decision is ended. */
export const overrideEndQuery = z.strictObject({
  overrideId: z.uuid().exactOptional().meta({
    description: 'The decision that was seen; another one standing by then answers 409. Absent: not asked.',
  }),
});

export type OverrideEndQuery = z.output<typeof overrideEndQuery>;
