import type { NotReviewedList, Worklist, WorklistCounts } from '@interstice/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './request';

type Filter = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A list page by page; every page asks for what follows the last row seen. */
export function worklistQuery<List extends Worklist | NotReviewedList>(
  name: 'to-schedule' | 'overdue' | 'not-reviewed',
  filter: Filter,
) {
  return infiniteQueryOptions({
    queryKey: ['worklist', name, filter] as const,
    queryFn: ({ pageParam, signal }) =>
      request<List>('GET', `/worklists/${name}`, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function worklistCountsQuery(filter: { readonly site: string; readonly within?: number }) {
  return queryOptions({
    queryKey: ['worklist-counts', filter] as const,
    queryFn: ({ signal }) => request<WorklistCounts>('GET', '/worklists/counts', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
}
