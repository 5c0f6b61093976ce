import { calendarDay, ValidationFailedError, type QueryFn } from '@interstice/server';
import type { IsoDate } from '@interstice/clinical';
import type { Access } from '../access/access.js';

/** A site of a list, with the day it is there: one list holds the rows of several sites, each by its own day. */
export interface ListedSite {
  readonly siteId: string;
  readonly timeZone: string;
  readonly today: IsoDate;
  /** Whether any visit is on record there: without one, that nobody came tells nothing (M-08). */
  readonly recordsVisits: boolean;
}

/** Sites of which joint visits are neither listed nor counted. */
export function sitesWithoutVisits(sites: readonly ListedSite[]): string[] {
  return sites.filter(({ recordsVisits }) => !recordsVisits).map(({ siteId }) => siteId);
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
  const sites = await query<Omit<ListedSite, 'today'> & Record<string, unknown>>(
    `SELECT id AS "siteId", time_zone AS "timeZone",
            EXISTS (SELECT FROM visit
                     WHERE visit.site_id = site.id AND superseded_at IS NULL AND withdrawn_at IS NULL) AS "recordsVisits"
       FROM site WHERE id = ANY ($1::uuid[]) ORDER BY id`,
    [asked ?? access.siteIds],
    'api-listed-sites',
  );
  return sites.map((site) => ({ ...site, today: calendarDay(now, site.timeZone) }));
}
