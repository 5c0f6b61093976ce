import { calendarDay, ValidationFailedError, type QueryFn } from '@interstice/server';
import type { IsoDate } from '@interstice/clinical';
import type { Access } from '../access/access.js';

/** A site of a list, with the day it is there: one list holds the rows of several sites, each by its own day. */
export interface ListedSite {
  readonly siteId: string;
  readonly timeZone: string;
  readonly today: IsoDate;
}

/**
 * The sites that a list is of: those that were asked for, else all of the access.
 *
 * @throws ValidationFailedError for a site the access does not cover: an empty list would look as if nothing were due there
 */
export async function listedSites(
  query: QueryFn,
  access: Access,
  asked: readonly string[] | undefined,
  now: Date,
): Promise<readonly ListedSite[]> {
  if (asked?.some((siteId) => !access.siteIds.includes(siteId)) === true) {
    throw new ValidationFailedError([
      { pointer: '/site', detail: 'expected sites where you hold the permission' },
    ]);
  }
  const sites = await query<{ siteId: string; timeZone: string }>(
    `SELECT id AS "siteId", time_zone AS "timeZone" FROM site WHERE id = ANY ($1::uuid[]) ORDER BY id`,
    [asked ?? access.siteIds],
    'api-listed-sites',
  );
  return sites.map((site) => ({ ...site, today: calendarDay(now, site.timeZone) }));
}
