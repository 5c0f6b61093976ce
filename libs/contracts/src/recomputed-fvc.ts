import { z } from 'zod';
import { citation } from './explanation.js';

/** FVC of every test as % predicted on one equation with one height, to be read beside what the laboratories reported. */
export const recomputedFvc = z
  .strictObject({
    asOf: z.iso.date(),
    equation: z.string(),
    reportedCompare: z.boolean().meta({
      description: 'Whether each test has a percent as reported, and all name one equation or none does.',
    }),
    tests: z
      .array(z.strictObject({ lineageId: z.uuid(), on: z.iso.date(), fvcPctPred: z.number() }))
      .meta({ description: 'Oldest first; tests of which it cannot be told are not among them.' }),
    cannotTell: z.int().meta({ description: 'How many tests with an FVC those are.' }),
    text: z.string(),
    cites: z.array(citation),
  })
  .meta({ id: 'RecomputedFvc' });

export type RecomputedFvcResponse = z.output<typeof recomputedFvc>;
