import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { dueStatus, dueTest } from './due-item.js';
import { citation, missingFact, reason } from './explanation.js';

/** What is to be explained: a test that is due or not due, or a criterion that is met or not. */
export const whyQuery = z
  .strictObject({
    test: dueTest.exactOptional(),
    criterion: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, { error: 'expected the id of a criterion or of a criterion set' })
      .exactOptional(),
    asOf: calendarDay
      .exactOptional()
      .meta({ description: 'The day explained; default asKnownOn, else today at the site.' }),
    asKnownOn: calendarDay.exactOptional().meta({
      description:
        'The record as it was known at the end of that day at the site, judged by the rules of today.',
    }),
  })
  .refine((query) => (query.test === undefined) !== (query.criterion === undefined), {
    error: 'expected either test or criterion',
  });

export type WhyQuery = z.output<typeof whyQuery>;

/** An explanation computed from the record, as it is now or as it was known, for the day asked. */
export const whyResponse = z
  .strictObject({
    patientId: z.uuid(),
    asOf: z.iso.date(),
    asKnownOn: z.iso
      .date()
      .exactOptional()
      .meta({ description: 'When it was asked for: what was recorded later is left out.' }),
    rules: z
      .literal('today')
      .meta({ description: 'Whatever the day asked for, the rules and protocols are those of today.' }),
    recordRevision: z.int().meta({ description: 'Of the record as it is now.' }),
    subject: z.union([
      z.strictObject({ test: dueTest, wanted: z.boolean(), status: dueStatus.nullable() }),
      z.strictObject({
        criterion: z.string(),
        verdict: z.enum(['met', 'not-met', 'unknown']),
        alert: z
          .enum(['present', 'absent'])
          .meta({ description: 'Whether the record supports an alert (B-03).' }),
      }),
    ]),
    headline: z.string(),
    because: z.array(reason),
    cites: z.array(citation),
    missing: z.array(missingFact),
  })
  .meta({ id: 'Why' });

export type WhyResponse = z.output<typeof whyResponse>;

/** What can be asked about, by the names that people call it. */
export const whySubjects = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        title: z.string(),
        subjects: z.array(
          z.strictObject({
            ask: z
              .enum(['test', 'criterion'])
              .meta({ description: 'The parameter of the question that takes the id.' }),
            id: z.string(),
            title: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'WhySubjects' });

export type WhySubjects = z.output<typeof whySubjects>;
