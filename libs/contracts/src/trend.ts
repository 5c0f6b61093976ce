import { z } from 'zod';
import { citation, reason } from './explanation.js';

/** FVC over a period; its figures only for roles that read values. */
const slopeOverPeriod = z
  .strictObject({
    tests: z.int().min(3),
    fromOn: z.iso.date(),
    toOn: z.iso.date(),
    mlPerYear: z.int().exactOptional().meta({ description: 'Negative where FVC falls.' }),
    lowMlPerYear: z.int().exactOptional().meta({ description: '95 % interval, rounded outward.' }),
    highMlPerYear: z.int().exactOptional(),
  })
  .meta({ id: 'SlopeOverPeriod' });

export type SlopeOverPeriodResponse = z.output<typeof slopeOverPeriod>;

/** FVC in mL per year beside published figures; it raises no alert. */
export const slopeOfFvc = z
  .strictObject({
    headline: z.string(),
    because: z.array(reason),
    cites: z.array(citation),
    recent: slopeOverPeriod.nullable().meta({ description: 'Over the 24 months before the latest test.' }),
    whole: slopeOverPeriod.nullable().meta({ description: 'Over the whole record.' }),
    figures: z
      .array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          mlPerYear: z.number(),
          cites: z.array(citation),
        }),
      )
      .meta({ description: 'Groups of people to read it beside, chosen by the connective tissue disease.' }),
  })
  .meta({ id: 'SlopeOfFvc' });

export type SlopeOfFvcResponse = z.output<typeof slopeOfFvc>;

/** How probably the falls of a set are true, by the published variability of tests; it decides nothing (B-11). */
export const likelihoodOfFalls = z
  .strictObject({
    worstPct: z
      .int()
      .min(1)
      .max(99)
      .exactOptional()
      .meta({ description: 'Of the greatest fall that met; only for roles that read values.' }),
    latestPct: z.int().min(1).max(99).exactOptional().meta({ description: 'Of the latest fall that met.' }),
    because: z.array(reason),
  })
  .meta({ id: 'LikelihoodOfFalls' });

export type LikelihoodOfFallsResponse = z.output<typeof likelihoodOfFalls>;
