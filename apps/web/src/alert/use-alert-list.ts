import type { AlertList, InboxAlert } from '@interstice/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { alertsQuery, type AlertFilter } from '../api/alerts';
import { useReadList, type ReadList } from '../worklist/use-read-list';
import { isPastIn, type AlertSort } from './alert-order';

/** One list of the inbox. */
export type ReadAlerts = ReadList<InboxAlert>;

const rowOf = (alert: InboxAlert) => [alert];

/** A list whose rows keep their places while live updates come. */
export function useAlertList(filter: AlertFilter & { readonly sort: AlertSort }): ReadAlerts {
  const isPast = useMemo(() => isPastIn(filter.sort), [filter.sort]);
  return useReadList<InboxAlert, InboxAlert, AlertList>(useInfiniteQuery(alertsQuery(filter)), {
    listKey: JSON.stringify(filter),
    rowsOf: rowOf,
    isPast,
  });
}
