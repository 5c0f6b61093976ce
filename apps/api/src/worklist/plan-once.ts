import type { QueryFn } from '@interstice/server';

/**
 * Keeps the plans of prepared statements for the rest of the transaction. With only a site or two the planner thinks that a
 * plan made for them each time would be better; it is the same plan, and making it takes longer than running it.
 */
export async function planOnce(query: QueryFn): Promise<void> {
  await query('SET LOCAL plan_cache_mode = force_generic_plan');
}
