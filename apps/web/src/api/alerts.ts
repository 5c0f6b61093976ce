import type {
  AcknowledgeRequest,
  ActRequest,
  AlertCard,
  AlertList,
  AlertListQuery,
  AlertResponse,
  DismissRequest,
  OwnerRequest,
  ReopenRequest,
  SiteMembers,
} from '@interstice/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './request';
import { LIST_KEPT_MS } from './worklists';

export type AlertFilter = Partial<
  Pick<AlertListQuery, 'status' | 'kind' | 'certainty' | 'owner' | 'sort' | 'patientId' | 'limit'>
> & { readonly site?: string };

/** The inbox page by page; every page asks for what follows the last row seen. */
export function alertsQuery(filter: AlertFilter) {
  return infiniteQueryOptions({
    queryKey: ['alerts', 'list', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      request<AlertList>('GET', '/alerts', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    gcTime: LIST_KEPT_MS,
  });
}

export function alertCardQuery(alertId: string) {
  return queryOptions({
    queryKey: ['alerts', 'card', alertId] as const,
    queryFn: ({ signal }) => request<AlertCard>('GET', `/alerts/${alertId}`, { signal }),
  });
}

/** Whom an alert can be handed to. */
export function physiciansQuery(siteId: string) {
  return queryOptions({
    queryKey: ['site-members', siteId, 'physician'] as const,
    queryFn: ({ signal }) =>
      request<SiteMembers>('GET', `/sites/${siteId}/members`, { query: { role: 'physician' }, signal }),
    staleTime: 5 * 60_000,
    retry: false,
  });
}

const post = (alertId: string, what: string, body: unknown) =>
  request<AlertResponse>('POST', `/alerts/${alertId}/${what}`, { body });

export const markSeen = (alertId: string) => post(alertId, 'seen', {});
export const acknowledge = (alertId: string, body: AcknowledgeRequest) => post(alertId, 'acknowledge', body);
export const act = (alertId: string, body: ActRequest) => post(alertId, 'act', body);
export const dismiss = (alertId: string, body: DismissRequest) => post(alertId, 'dismiss', body);
export const reopen = (alertId: string, body: ReopenRequest) => post(alertId, 'reopen', body);
export const handOver = (alertId: string, body: OwnerRequest) => post(alertId, 'owner', body);
