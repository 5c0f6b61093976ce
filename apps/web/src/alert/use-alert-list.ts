import type { AlertList, InboxAlert } from '@interstice/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { alertsQuery, type AlertFilter } from '../api/alerts';
import type { Held } from '../worklist/held-rows';
import { useHeldRows } from '../worklist/use-held-rows';
import { isPastIn, type AlertSort } from './alert-order';

/** One list of the inbox with all that its table needs. */
export interface ReadAlerts {
  readonly held: Held<InboxAlert> & { readonly settle: () => void };
  readonly total: AlertList['total'] | undefined;
  readonly undecided: AlertList['undecided'] | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly isOfFormerFilter: boolean;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
  readonly retry: () => void;
}

/** A list whose rows keep their places while live updates come. */
export function useAlertList(filter: AlertFilter & { readonly sort: AlertSort }): ReadAlerts {
  const list = useInfiniteQuery(alertsQuery(filter));
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  const isPast = useMemo(() => isPastIn(filter.sort), [filter.sort]);
  const held = useHeldRows(
    {
      listKey: JSON.stringify(filter),
      items,
      hasMore: list.hasNextPage,
      isFresh: list.isFetchedAfterMount,
      isOfFormerList: list.isPlaceholderData,
    },
    isPast,
  );
  const newest = list.data?.pages.at(-1);
  return {
    held,
    total: newest?.total,
    undecided: newest?.undecided,
    isPending: list.isPending,
    error: list.error,
    isOfFormerFilter: list.isPlaceholderData,
    hasMore: list.hasNextPage,
    isReadingMore: list.isFetchingNextPage,
    readMore: () => void list.fetchNextPage(),
    retry: () => void list.refetch(),
  };
}
