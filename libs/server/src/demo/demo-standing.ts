import { addDays, isIsoDate, type IsoDate } from '@interstice/clinical';
import type { QueryFn } from '../database/database.js';

/** Clinic's choice: for so long a demo clinic passes for one of today (B-36). */
const FRESH_FOR_DAYS = 7;

/** How far the making of a demo clinic has come; kept with the site, so that a half one is never taken for a whole one. */
export interface DemoStanding {
  /** The day on which it was begun: everything is dated back from it. */
  readonly seededOn: IsoDate;
  /** Days of the clinic that were played. */
  readonly daysPlayed: number;
  readonly isWhole: boolean;
}

/** What a site's settings say of its making; undefined where nothing does. */
export function demoStandingOf(settings: Readonly<Record<string, unknown>>): DemoStanding | undefined {
  const said: unknown = settings['demo'];
  if (typeof said !== 'object' || said === null) return undefined;
  const { seededOn, daysPlayed, isWhole } = said as Partial<Record<keyof DemoStanding, unknown>>;
  if (typeof seededOn !== 'string' || !isIsoDate(seededOn)) return undefined;
  if (typeof daysPlayed !== 'number' || typeof isWhole !== 'boolean') return undefined;
  return { seededOn, daysPlayed, isWhole };
}

/** Whether what is due and overdue there is that of days gone by: older than a week (B-36). */
export function isStaleDemo({ seededOn }: Pick<DemoStanding, 'seededOn'>, today: IsoDate): boolean {
  return addDays(seededOn, FRESH_FOR_DAYS) < today;
}

/** As somebody who sees the site. */
export async function writeDemoStanding(
  query: QueryFn,
  siteId: string,
  standing: DemoStanding,
): Promise<void> {
  await query(`UPDATE site SET settings = settings || jsonb_build_object('demo', $2::jsonb) WHERE id = $1`, [
    siteId,
    JSON.stringify(standing),
  ]);
}
