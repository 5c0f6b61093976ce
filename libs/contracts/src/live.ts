import { z } from 'zod';
import { uuid } from './uuid.js';

/** Sites that one stream can be asked for. */
const MOST_SITES = 100;

const sites = z.array(uuid('expected the id of a site')).min(1).max(MOST_SITES);

/** Which sites to follow: `site=a&site=b` or `site=a,b`. Without it, all at which you may. */
export const liveQuery = z.strictObject({
  site: z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [...new Set([given].flat().flatMap((text) => text.split(',')))])
    .pipe(sites)
    .exactOptional(),
});

export type LiveQuery = z.output<typeof liveQuery>;

export const changeKind = z.enum(['fact', 'review', 'alert']);

/**
 * The data of an event `change`: where to look again. It says neither what is there nor whom it is about by name, and a
 * screen may be told twice of the same.
 */
export const liveChange = z
  .strictObject({
    seq: z.int(),
    kind: changeKind,
    siteId: z.uuid(),
    patientId: z.uuid(),
    entityId: z.uuid().nullable(),
  })
  .meta({ id: 'LiveChange' });

export type LiveChange = z.output<typeof liveChange>;
