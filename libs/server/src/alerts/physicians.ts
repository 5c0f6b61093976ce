import type { QueryFn } from '../database/database.js';

/** The physicians of a site whose accounts are open, by id, with the names shown to colleagues. */
export async function findPhysicians(query: QueryFn, siteId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ id: string; displayName: string }>(
    `SELECT person.id, person.display_name AS "displayName"
       FROM site_membership AS member JOIN "user" AS person ON person.id = member.user_id
      WHERE member.site_id = $1 AND member.role = 'physician' AND person.disabled_at IS NULL`,
    [siteId],
    'site-physicians',
  );
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}
