import { z } from 'zod';

/** What the answer to every fact carries besides its values. */
export const recordedFact = z.strictObject({
  lineageId: z.uuid().meta({ description: 'The fact through all its corrections; routes take this id.' }),
  versionId: z.uuid().meta({ description: 'The version that stands now.' }),
  recordedAt: z.iso.datetime({ offset: true }),
  source: z.string(),
  unchanged: z
    .boolean()
    .exactOptional()
    .meta({ description: 'True when the same result was there already and nothing was stored (B-30).' }),
});
