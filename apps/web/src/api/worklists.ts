import type {
  HistoryList,
  NotReviewedList,
  WhyResponse,
  Worklist,
  WorklistCounts,
  WorklistItem,
} from '@interstice/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** Whoever comes back from a patient finds the rows that were read; in memory, as everything of patients. */
export const LIST_KEPT_MS = 30 * 60_000;

type Filter = Readonly<Record<string, string | number | readonly string[] | undefined>>;

interface Lists {
  readonly 'to-schedule': Worklist;
  readonly overdue: Worklist;
  readonly 'not-reviewed': NotReviewedList;
}

/** A list page by page; every page asks for what follows the last row seen. */
export function worklistQuery<Name extends keyof Lists>(name: Name, filter: Filter) {
  return infiniteQueryOptions({
    queryKey: ['worklist', name, filter] as const,
    queryFn: ({ pageParam, signal }) =>
      request<Lists[Name]>('GET', `/worklists/${name}`, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    gcTime: LIST_KEPT_MS,
  });
}

export function worklistCountsQuery(filter: { readonly site: string; readonly within?: number }) {
  return queryOptions({
    queryKey: ['worklist-counts', filter] as const,
    queryFn: ({ signal }) => request<WorklistCounts>('GET', '/worklists/counts', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Why a test is due, from the record as it is now. */
export function whyDueQuery({ patientId, test }: Pick<WorklistItem, 'patientId' | 'test'>) {
  return queryOptions({
    queryKey: ['patient', patientId, 'why', { test }] as const,
    queryFn: ({ signal }) =>
      request<WhyResponse>('GET', `/patients/${patientId}/why`, { query: { test }, signal }),
  });
}

export function historyQuery(filter: { readonly site: string }) {
  return infiniteQueryOptions({
    queryKey: ['history-to-triage', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      request<HistoryList>('GET', '/worklists/history-to-triage', {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    gcTime: LIST_KEPT_MS,
  });
}
