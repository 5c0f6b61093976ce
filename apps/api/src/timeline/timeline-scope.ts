import { calendarDay, endOfDay, type QueryFn } from '@interstice/server';
import type { FoundPatient } from '../patient/find-patient.js';
import { endingId } from './timeline-overrides.js';

/** Whose timeline is read, by whom, and as of when it was known. */
export interface TimelineScope {
  readonly query: QueryFn;
  readonly patient: FoundPatient;
  readonly siteIds: readonly string[];
  /** What was recorded from this instant on is not known yet; `infinity` for now. */
  readonly before: string;
  /** The last day of which anything is known; `infinity` for now. */
  readonly lastDay: string;
  /** Whether something of the past is shown, of which only the history is certain. */
  readonly isPast: boolean;
  /** Alerts, merges, what physicians decided about tests, and altered verdicts, which are few, with the day on which each happened at the site. */
  readonly events: readonly TimelineEvent[];
}

export interface TimelineEvent {
  readonly kind: 'alert' | 'merge' | 'override' | 'altered-verdicts';
  readonly id: string;
  readonly on: string;
}

/** How far a timeline reaches that shows what was known at the end of a day; without one, everything. */
export function reachOf(
  asKnownOn: string | undefined,
  timeZone: string,
): Pick<TimelineScope, 'before' | 'lastDay'> {
  if (asKnownOn === undefined) return { before: 'infinity', lastDay: 'infinity' };
  const end = endOfDay(asKnownOn, timeZone);
  end.setTime(end.getTime() + 1);
  return { before: end.toISOString(), lastDay: asKnownOn };
}

/** The database keeps instants; on which day they fell is the site's own question. */
export async function readEventDays(
  query: QueryFn,
  patient: FoundPatient,
  siteIds: readonly string[],
  before: string,
): Promise<TimelineEvent[]> {
  const rows = await query<{ kind: TimelineEvent['kind'] | 'override-end'; id: string; at: Date }>(
    `SELECT 'alert' AS kind, id, opened_at AS at FROM alert
      WHERE patient_id = $1 AND site_id = ANY ($2) AND opened_at < $3::timestamptz
     UNION ALL
     SELECT 'merge', id, merged_at FROM patient_merge
      WHERE (patient_id = $1 OR merged_patient_id = $1) AND site_id = ANY ($2) AND merged_at < $3::timestamptz
     UNION ALL
     SELECT 'override', id, set_at FROM interval_override
      WHERE patient_id = $1 AND site_id = ANY ($2) AND set_at < $3::timestamptz
     UNION ALL
     SELECT 'override-end', id, lifted_at FROM interval_override AS ended
      WHERE patient_id = $1 AND site_id = ANY ($2) AND lifted_at < $3::timestamptz
        AND NOT EXISTS (SELECT FROM interval_override AS next
                         WHERE next.patient_id = $1 AND next.test = ended.test AND next.id > ended.id
                           AND next.set_at = ended.lifted_at)
     UNION ALL
     SELECT 'altered-verdicts', id, reviewed_at FROM review
      WHERE patient_id = $1 AND site_id = ANY ($2) AND reviewed_at < $3::timestamptz AND altered IS NOT NULL`,
    [patient.id, siteIds, before],
  );
  return rows.map(({ kind, id, at }) => {
    const on = calendarDay(at, patient.timeZone);
    return kind === 'override-end' ? { kind: 'override', id: endingId(id, at), on } : { kind, id, on };
  });
}
