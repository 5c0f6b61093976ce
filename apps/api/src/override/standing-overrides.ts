import type { Override } from '@interstice/clinical';
import type { OverrideResponse } from '@interstice/contracts';
import { unwatchedText } from '@interstice/guideline';
import {
  calendarDay,
  overrideSaid,
  unpackOutput,
  type OverrideColumns,
  type QueryFn,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import type { FoundPatient } from '../patient/find-patient.js';
import { lastReviewOf } from '../review/last-review.js';

interface StandingRow extends OverrideColumns, Record<string, unknown> {
  readonly id: string;
  readonly test: Override['test'];
  readonly reason: string;
  readonly setAt: Date;
  readonly by: string | null;
}

/**
 * What physicians have decided about each test in place of the rules. Why a test is stopped is a clinical fact, and the reason
 * free text, which may tell of values: both are for those who read them (B-34).
 */
export async function standingOverrides(
  query: QueryFn,
  access: Access,
  { id: patientId, siteId, timeZone }: Pick<FoundPatient, 'id' | 'siteId' | 'timeZone'>,
): Promise<OverrideResponse[]> {
  const rows = await query<StandingRow>(
    `SELECT interval_override.id, test, interval_count AS count, interval_unit AS unit, stop, until, reason,
            set_at AS "setAt", display_name AS by
       FROM interval_override LEFT JOIN "user" ON "user".id = set_by
      WHERE patient_id = $1 AND site_id = $2 AND lifted_at IS NULL ORDER BY test`,
    [patientId, siteId],
  );
  const withReason = access.holdsAt(siteId, 'fact.read');
  const unwatched = rows.some(({ test, stop }) => test === 'blood' && stop !== null)
    ? await unwatchedBlood(query, patientId, siteId)
    : null;
  return rows.map((row) => {
    const { id, test, until, reason, setAt, by } = row;
    return {
      overrideId: id,
      test,
      ...overrideTold(row, withReason),
      ...(test === 'blood' && row.stop !== null && unwatched !== null ? { unwatched } : {}),
      ...(withReason ? { reason } : {}),
      until,
      setOn: calendarDay(setAt, timeZone),
      ...(by === null ? {} : { by }),
    };
  });
}

/** What a decision says, to somebody who may know why a test is stopped or may not. */
export function overrideTold(
  columns: OverrideColumns,
  withReason: boolean,
): Pick<OverrideResponse, 'interval' | 'stop'> {
  const said = overrideSaid(columns);
  if ('interval' in said) return said;
  const { code, reviewOn } = said.stop;
  return { stop: { ...(withReason ? { code } : {}), reviewOn } };
}

/** Which drugs run without being watched was found by the review. */
async function unwatchedBlood(query: QueryFn, patientId: string, siteId: string): Promise<string | null> {
  const [last] = await query<{ output: Buffer }>(lastReviewOf('$1', '$2'), [patientId, [siteId]]);
  const stopped = last && unpackOutput(last.output).stopped?.find(({ test }) => test === 'blood');
  return unwatchedText(stopped?.drugs ?? []);
}
