import { ANALYTE_NAMES, type Analyte } from '@interstice/clinical';
import { z } from 'zod';
import { citation, reason } from './explanation.js';

const analyteName = z.enum(ANALYTE_NAMES as [Analyte, ...Analyte[]]);

/** A grade by one version of CTCAE. */
export const ctcaeGrade = z
  .strictObject({
    version: z.enum(['ctcae-v5', 'ctcae-v6']),
    grade: z.int().min(0).max(4).nullable().meta({
      description:
        'Null where it cannot be graded: the limit that the laboratory prints is needed and not there.',
    }),
  })
  .meta({ id: 'CtcaeGrade' });

export type CtcaeGradeResponse = z.output<typeof ctcaeGrade>;

/** A value of an analyte in its one unit; of a day without times the worst one (B-23). */
export const bloodPoint = z
  .strictObject({
    on: z.iso.date(),
    lineageId: z.uuid(),
    amount: z.number(),
    low: z.number().exactOptional().meta({ description: 'Limits that the laboratory printed beside it.' }),
    high: z.number().exactOptional(),
    outside: z.array(z.string()).meta({ description: 'Ids of the limits that it lies outside of.' }),
    grades: z.array(ctcaeGrade),
  })
  .meta({ id: 'BloodPoint' });

export type BloodPointResponse = z.output<typeof bloodPoint>;

/** A limit of a drug over the days on which it counts. */
const limitOverTime = z
  .strictObject({
    id: z.string(),
    drug: z.string(),
    courseId: z.uuid(),
    fromOn: z.iso.date(),
    toOn: z.iso.date().nullable().meta({ description: 'The day of the stop; null while the drug runs.' }),
    value: z.number().nullable().meta({
      description:
        'In the unit of the analyte; null where it depends on another value or on what a laboratory printed.',
    }),
    step: z.enum(['alert', 'reduce', 'hold', 'stop', 'fall', 'rise']),
    says: z.string().meta({ example: 'below 1.3 × 10⁹/L' }),
    sentence: z.string(),
    cites: z.array(citation),
  })
  .meta({ id: 'BloodLimit' });

export type BloodLimitResponse = z.output<typeof limitOverTime>;

/** The blood of a patient over time, with the limits of the drugs and the drugs themselves. */
export const bloodSeriesResponse = z
  .strictObject({
    patientId: z.uuid(),
    asOf: z.iso.date(),
    analytes: z.array(
      z.strictObject({
        analyte: analyteName,
        title: z.string(),
        unit: z.string(),
        points: z.array(bloodPoint).meta({ description: 'Oldest first.' }),
        limits: z.array(limitOverTime),
        moving: reason.nullable().meta({
          description: 'It moves towards a limit and is still inside: told, never an alert.',
        }),
      }),
    ),
    cannotShow: z
      .array(
        z.strictObject({
          analyte: analyteName,
          title: z.string(),
          code: z.string().meta({ description: 'Stable code of the failure.' }),
          reason,
        }),
      )
      .meta({
        description:
          'Analytes that could not be judged: none of their values is among `analytes`, and whether they are inside their limits is not known (B-14).',
      }),
    insufficient: z
      .array(z.strictObject({ on: z.iso.date(), lineageId: z.uuid() }))
      .meta({ description: 'Samples that measured nothing.' }),
    drugs: z
      .array(
        z.strictObject({
          courseId: z.uuid(),
          drug: z.string(),
          title: z.string(),
          fromOn: z.iso.date(),
          toOn: z.iso.date().nullable(),
          holds: z.array(z.strictObject({ fromOn: z.iso.date(), toOn: z.iso.date().nullable() })),
        }),
      )
      .meta({ description: 'Courses of the drugs whose blood is watched, by the day of the start.' }),
  })
  .meta({ id: 'BloodSeries' });

export type BloodSeriesResponse = z.output<typeof bloodSeriesResponse>;
