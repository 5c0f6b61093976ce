import { z } from 'zod';
import { uuid } from './uuid.js';

export const MOST_PER_PAGE = 200;
const USUAL_PER_PAGE = 50;

/** Lists are counted exactly up to here; beyond, the answer says "at least". */
export const COUNTED_EXACTLY = 1000;

/** Which page of a list. The cursor is the id of the last item seen and holds nothing else. */
export const listQuery = z.strictObject({
  cursor: uuid('expected the nextCursor of the page before').exactOptional(),
  limit: z.coerce
    .number({ error: `expected a whole number from 1 to ${MOST_PER_PAGE}` })
    .int({ error: `expected a whole number from 1 to ${MOST_PER_PAGE}` })
    .min(1, { error: `expected a whole number from 1 to ${MOST_PER_PAGE}` })
    .max(MOST_PER_PAGE, { error: `expected a whole number from 1 to ${MOST_PER_PAGE}` })
    .default(USUAL_PER_PAGE),
});

export type ListQuery = z.output<typeof listQuery>;

/** One or several of them, `?test=pft&test=dlco`, each counted once. */
export function several<One extends z.ZodType<string>>(one: One) {
  return z
    .union([one, z.array(one).min(1)])
    .transform((given): z.output<One>[] => [
      ...new Set<z.output<One>>(Array.isArray(given) ? given : [given]),
    ]);
}

/** Which sites a list is of, as asked in an address. */
export const askedSites = several(uuid('expected the id of a site')).meta({
  description: 'One or several sites; default all where you hold the permission.',
});

/** Exact to {@link COUNTED_EXACTLY}, then a lower bound. */
export const listTotal = z.union([z.int().min(0), z.strictObject({ atLeast: z.int() })]);

export type ListTotal = z.output<typeof listTotal>;

/** A page of a list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.uuid().nullable(), total: listTotal });
}

/** Whether the count of a query limited to one row past {@link COUNTED_EXACTLY} is the whole of the list. */
export function totalOf(counted: number): ListTotal {
  return counted > COUNTED_EXACTLY ? { atLeast: COUNTED_EXACTLY } : counted;
}
