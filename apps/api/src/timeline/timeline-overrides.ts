import type { TimelineItem } from '@interstice/contracts';
import { calendarDay, type OverrideColumns } from '@interstice/server';
import { overrideTold } from '../override/standing-overrides.js';
import { byWhom, isBefore, type NameOf } from './timeline-history.js';
import type { TimelineKey } from './timeline-keys.js';
import type { TimelineScope } from './timeline-scope.js';

type OverrideItem = Extract<TimelineItem, { kind: 'override' }>;
type Said = Pick<OverrideItem, 'interval' | 'stop' | 'until'>;

export interface OverrideRow extends OverrideColumns, Record<string, unknown> {
  readonly id: string;
  readonly test: OverrideItem['test'];
  readonly reason: string;
  readonly setAt: Date;
  readonly setBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftedBy: string | null;
}

/** All that physicians decided about tests of a patient, oldest first, if any of it is on the page: few rows, each told by its neighbours. */
export async function readOverrides(
  { query, patient, siteIds, before }: TimelineScope,
  keys: readonly TimelineKey[],
): Promise<OverrideRow[]> {
  if (!keys.some(({ kind }) => kind === 'override')) return [];
  return query<OverrideRow>(
    `SELECT id, test, interval_count AS count, interval_unit AS unit, stop, until, reason, set_at AS "setAt",
            set_by AS "setBy", lifted_at AS "liftedAt", lifted_by AS "liftedBy" FROM interval_override
      WHERE patient_id = $1 AND site_id = ANY ($2) AND set_at < $3::timestamptz ORDER BY set_at, id`,
    [patient.id, siteIds, before],
  );
}

/**
 * The place in the timeline of the end of an interval: an end is no row of its own. Sorts after all that happened before it,
 * and after its own beginning, as ids of rows do.
 *
 * @example endingId('019d0000-0000-7abc-8abc-0123456789ab', new Date(0)) //=> '00000000-0000-8abc-8abc-0123456789ab'
 */
export function endingId(id: string, liftedAt: Date): string {
  const time = liftedAt.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-8${id.slice(15)}`;
}

/** One item for each interval or stop that was set, and one for each end that no other took the place of. */
export function overrideItems(
  rows: readonly OverrideRow[],
  { before, patient: { timeZone } }: TimelineScope,
  nameOf: NameOf,
): Map<string, OverrideItem> {
  const items = new Map<string, OverrideItem>();
  const standing = new Map<OverrideItem['test'], OverrideRow>();
  for (const row of rows) {
    const { id, test, reason, setAt, setBy, liftedAt, liftedBy } = row;
    const replaced = standing.get(test);
    const isReplacing = replaced?.liftedAt?.getTime() === setAt.getTime();
    if (replaced !== undefined && isReplacing) items.delete(endOf(replaced));
    // Past its last day it had ended by itself.
    const former = isReplacing && replaced.until >= calendarDay(setAt, timeZone) ? replaced : undefined;
    const common = { kind: 'override' as const, overrideId: id, test, ...said(row) };
    items.set(id, {
      ...common,
      event: former === undefined ? 'set' : 'changed',
      ...happened(setAt, timeZone),
      ...byWhom(nameOf(setBy)),
      reason,
      ...(former === undefined ? {} : { inPlaceOf: said(former) }),
    });
    if (liftedAt !== null && isBefore(liftedAt, before)) {
      const end = { event: 'ended' as const, ...happened(liftedAt, timeZone), ...byWhom(nameOf(liftedBy)) };
      items.set(endOf(row), { ...common, ...end });
    }
    standing.set(test, row);
  }
  return items;
}

function endOf({ id, liftedAt }: OverrideRow): string {
  return liftedAt === null ? '' : endingId(id, liftedAt);
}

/** Whoever reads a timeline reads clinical facts. */
function said(row: OverrideRow): Said {
  return { ...overrideTold(row, true), until: row.until };
}

function happened(at: Date, timeZone: string): { on: string; at: string } {
  return { on: calendarDay(at, timeZone), at: at.toISOString() };
}
