import type { InboxAlert } from '@interstice/contracts';
import type { AlertSearch } from './alert-search';

export type AlertSort = NonNullable<AlertSearch['sort']>;
type Ordered = Pick<InboxAlert, 'id' | 'severity' | 'dueBy' | 'openedAt'>;

const RANK = { critical: 0, warning: 1, info: 2 } as const;
/** After every day. */
const NO_DAY = 'none';

/** The orders of the server, part by part, so that a page that stays still knows where it ends. */
const ORDERS: Readonly<Record<AlertSort, (alert: Ordered) => readonly (number | string)[]>> = {
  newest: ({ openedAt, id }) => [openedAt, id],
  due: ({ severity, dueBy, openedAt, id }) => [
    severity === 'critical' ? 0 : 1,
    dueBy ?? NO_DAY,
    RANK[severity],
    openedAt,
    id,
  ],
  severity: ({ severity, openedAt, id }) => [RANK[severity], openedAt, id],
};

/** Whether an alert stands after another one in an order of the inbox. */
export function isPastIn(sort: AlertSort): (alert: Ordered, end: Ordered) => boolean {
  const partsOf = ORDERS[sort];
  const direction = sort === 'newest' ? -1 : 1;
  return (alert, end) => {
    const ends = partsOf(end);
    for (const [index, part] of partsOf(alert).entries()) {
      const other = ends[index];
      if (other === undefined || part === other) continue;
      return (part > other ? 1 : -1) === direction;
    }
    return false;
  };
}
