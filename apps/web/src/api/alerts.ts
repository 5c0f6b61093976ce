import type {
  AcknowledgeRequest,
  ActRequest,
  AlertCard,
  AlertList,
  AlertListQuery,
  AlertResponse,
  DismissRequest,
  OwnerRequest,
  ProgressionDecisionResponse,
  ProgressionResponse,
  ReopenRequest,
  SiteMembers,
  Timeline,
} from '@interstice/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './request';

export type AlertFilter = Partial<
  Pick<AlertListQuery, 'status' | 'kind' | 'certainty' | 'owner' | 'sort' | 'patientId' | 'limit'>
>;

/** The inbox page by page; every page asks for what follows the last row seen. */
export function alertsQuery(filter: AlertFilter) {
  return infiniteQueryOptions({
    queryKey: ['alerts', 'list', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      request<AlertList>('GET', '/alerts', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function alertCardQuery(alertId: string) {
  return queryOptions({
    queryKey: ['alerts', 'card', alertId] as const,
    queryFn: ({ signal }) => request<AlertCard>('GET', `/alerts/${alertId}`, { signal }),
  });
}

/** How the patient's progression is judged as the record stands now. */
export function progressionQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'progression'] as const,
    queryFn: ({ signal }) =>
      request<ProgressionResponse>('GET', `/patients/${patientId}/progression`, { signal }),
  });
}

const MOST_PER_PAGE = 200;

/** All alerts of a patient with what was done to each. */
export function alertHistoryQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'timeline', 'of-alerts'] as const,
    queryFn: ({ signal }) =>
      request<Timeline>('GET', `/patients/${patientId}/timeline`, {
        query: { kind: 'alert', limit: MOST_PER_PAGE },
        signal,
      }),
  });
}

/** Decisions about progression as facts: they say from which test an episode is judged. */
export function progressionDecisionsQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'progression-decisions'] as const,
    queryFn: ({ signal }) =>
      request<{ readonly items: readonly ProgressionDecisionResponse[] }>(
        'GET',
        `/patients/${patientId}/progression-decisions`,
        { query: { limit: MOST_PER_PAGE }, signal },
      ),
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
