import { z } from 'zod';
import { citation, reason } from './explanation.js';

/** Milligrams of prednisone; more where the dose of a course is not known on some of the days. */
const milligrams = z
  .strictObject({ mg: z.number(), atLeast: z.boolean() })
  .meta({ id: 'PrednisoneMilligrams' });

/** What of glucocorticoids was taken, in prednisone equivalents. */
export const steroidExposure = z
  .strictObject({
    asOf: z.iso.date(),
    courses: z.array(
      z.strictObject({
        lineageId: z.uuid(),
        drug: z.string(),
        startedOn: z.iso.date(),
        stoppedOn: z.iso.date().nullable(),
        unknownDays: z.int().meta({ description: 'Days up to asOf whose dose cannot be told.' }),
      }),
    ),
    steps: z
      .array(
        z.strictObject({
          from: z.iso.date(),
          to: z.iso.date().meta({ description: 'The last day of the step.' }),
          perDay: milligrams,
        }),
      )
      .meta({ description: 'Oldest first; days without a course are in none, held days take nothing.' }),
    current: milligrams.nullable().meta({ description: 'On asOf; null where no course runs.' }),
    lastThreeMonths: milligrams,
    lastYear: milligrams,
    total: milligrams,
    daysAbove: z.strictObject({ days: z.int(), atLeast: z.boolean() }),
    limit: z
      .strictObject({ aboveMgPerDay: z.number(), applies: z.boolean() })
      .meta({ description: 'The dose from which on a renal crisis is feared; applies in SSc alone.' }),
    notes: z.array(reason).meta({ description: 'How it was converted, and what could not be.' }),
    cites: z.array(citation),
  })
  .meta({ id: 'SteroidExposure' });

export type SteroidExposureResponse = z.output<typeof steroidExposure>;
