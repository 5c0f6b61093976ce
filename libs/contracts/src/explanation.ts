import { z } from 'zod';

/** Where a number or a rule comes from. */
export const citation = z
  .strictObject({
    doc: z.string(),
    at: z.string(),
    ids: z.array(z.string()).exactOptional(),
    title: z.string().exactOptional(),
    url: z.string().exactOptional(),
  })
  .meta({ id: 'Citation' });

export type CitationResponse = z.output<typeof citation>;

/** One sentence of an explanation, rendered from rule data; values only for roles that read them (B-34). */
export const reason = z
  .strictObject({ text: z.string(), cites: z.array(citation).exactOptional() })
  .meta({ id: 'Reason' });

export type ReasonResponse = z.output<typeof reason>;

/** A fact that nobody recorded and that would settle what is unknown (B-14). */
export const missingFact = z.strictObject({ what: z.string(), text: z.string() }).meta({ id: 'MissingFact' });

export type MissingFactResponse = z.output<typeof missingFact>;

/** How current a stored answer is (B-35). */
export const reviewStanding = z
  .strictObject({
    recordRevision: z.int(),
    reviewedRevision: z.int().nullable().meta({ description: 'Null before the first review.' }),
    reviewedOn: z.iso.date().nullable(),
    stale: z
      .boolean()
      .meta({ description: 'Something was recorded, or fell due, that no review has seen yet.' }),
    notReviewedSince: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'While stale: since when. Lists may be incomplete.' }),
    failing: z.boolean().meta({ description: 'The last review of this patient could not be completed.' }),
  })
  .meta({ id: 'ReviewStanding' });

export type ReviewStanding = z.output<typeof reviewStanding>;
