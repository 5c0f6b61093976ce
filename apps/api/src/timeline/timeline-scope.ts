import type { QueryFn } from '@interstice/server';
import type { FoundPatient } from '../patient/find-patient.js';

/** Whose timeline is read, by whom, and as of when it was known. */
export interface TimelineScope {
  readonly query: QueryFn;
  readonly patient: FoundPatient;
  readonly siteIds: readonly string[];
  /** What was recorded from this instant on is not known yet; `infinity` for now. */
  readonly before: string;
  /** Whether something of the past is shown, of which only the history is certain. */
  readonly isPast: boolean;
}

/** The instant from which on something was recorded on a later day at the site. */
export async function startOfNextDay(query: QueryFn, day: string, timeZone: string): Promise<string> {
  const [row] = await query<{ start: Date }>(`SELECT ($1::date + 1)::timestamp AT TIME ZONE $2 AS "start"`, [
    day,
    timeZone,
  ]);
  if (row === undefined) throw new Error('The next day begins in every time zone.');
  return row.start.toISOString();
}
