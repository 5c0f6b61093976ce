import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { writtenReason } from './fact-change.js';

/** Tests that are done again and again, whose interval a physician may set. */
export const overridableTest = z.enum(['pft', 'dlco', 'hrct', 'blood']);

/** The time from one test to the next. */
export const testInterval = z
  .union([
    z.strictObject({ months: z.int().min(1).max(60) }),
    z.strictObject({ weeks: z.int().min(1).max(52) }),
  ])
  .meta({ id: 'TestInterval', example: { months: 12 } });

/** The interval that a physician sets for a test of one patient, with an end (B-21, B-25). */
export const overrideRequest = z
  .strictObject({
    interval: testInterval,
    reason: writtenReason,
    until: calendarDay.meta({ description: 'The last day on which it holds; after today.' }),
  })
  .meta({
    id: 'OverrideRequest',
    example: { interval: { months: 12 }, reason: 'Stable for six years.', until: '2027-03-31' },
  });

export type OverrideRequest = z.output<typeof overrideRequest>;

/** An interval in force. */
export const overrideResponse = z
  .strictObject({
    test: overridableTest,
    interval: testInterval,
    reason: z.string().exactOptional().meta({
      description: 'As the physician wrote it; absent for whoever reads no clinical facts.',
    }),
    until: z.iso.date(),
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
