import type { AlertList, InboxAlert } from '@interstice/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { alertsQuery, type AlertFilter } from '../api/alerts';
import { useChosenSite } from '../session/chosen-site';
import { useReadList, type ReadList } from '../worklist/use-read-list';
import { isPastIn, type AlertSort } from './alert-order';

/** One list of the inbox. */
export type ReadAlerts = ReadList<InboxAlert>;

const rowOf = (alert: InboxAlert) => [alert];

/** A list of the chosen site whose rows keep their places while live updates come. */
export function useAlertList(filter: AlertFilter & { readonly sort: AlertSort }): ReadAlerts {
  const { site } = useChosenSite();
  const isPast = useMemo(() => isPastIn(filter.sort), [filter.sort]);
  return useReadList<InboxAlert, InboxAlert, AlertList>(
    useInfiniteQuery(alertsQuery({ ...filter, site: site.id })),
    { listKey: JSON.stringify([site.id, filter]), rowsOf: rowOf, isPast },
  );
}
