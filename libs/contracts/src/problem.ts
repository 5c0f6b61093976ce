import { z } from 'zod';
import { evidenceDifference } from './alert-decision.js';

/** An error as RFC 9457 problem+json. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().exactOptional(),
    code: z.string().meta({ description: 'Stable word for the kind of problem.' }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().meta({ description: 'JSON pointer (RFC 6901) into what was sent.' }),
          detail: z.string(),
        }),
      )
      .exactOptional(),
    current: z
      .record(z.string(), z.unknown())
      .exactOptional()
      .meta({ description: 'With code fact-changed: the fact as it stands now.' }),
    lineageId: z.uuid().exactOptional().meta({
      description: 'The fact that a conflict is about: the changed one, or the one that says the same.',
    }),
    keptPatientId: z
      .uuid()
      .exactOptional()
      .meta({ description: 'With code patient-merged: the record that is kept (B-31).' }),
    difference: evidenceDifference.exactOptional().meta({
      description: 'With code evidence-moved: what was seen of the alert, and what it says now (B-05).',
    }),
    requestId: z.string().exactOptional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problem>;
