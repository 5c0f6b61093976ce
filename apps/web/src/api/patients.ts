import type {
  BloodSeriesResponse,
  ListTotal,
  PatientAlerts,
  PatientDueItems,
  PatientResponse,
  PersonFactRequest,
  PersonFactResponse,
  ProgressionResponse,
  RecomputedFvcResponse,
  StatusRequest,
  Team,
  TeamRequest,
  Timeline,
  TimelineItem,
  TimelineKind,
  WhyResponse,
  WithdrawalResponse,
} from '@interstice/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** As many as one answer of a timeline holds. */
const MOST = 200;

export function patientOverviewQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'overview'] as const,
    queryFn: ({ signal }) => request<PatientResponse>('GET', `/patients/${patientId}`, { signal }),
  });
}

export function patientDueItemsQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'due-items'] as const,
    queryFn: ({ signal }) => request<PatientDueItems>('GET', `/patients/${patientId}/due-items`, { signal }),
  });
}

export function patientAlertsQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'alerts'] as const,
    queryFn: ({ signal }) => request<PatientAlerts>('GET', `/patients/${patientId}/alerts`, { signal }),
  });
}

export function progressionQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'progression'] as const,
    queryFn: ({ signal }) =>
      request<ProgressionResponse>('GET', `/patients/${patientId}/progression`, { signal }),
  });
}

/** FVC of all tests on one equation, where the percents as reported do not compare. */
export function recomputedFvcQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'recomputed-fvc'] as const,
    queryFn: ({ signal }) =>
      request<RecomputedFvcResponse>('GET', `/patients/${patientId}/recomputed-fvc`, { signal }),
  });
}

/** Why a set of criteria is met or not, and why there is an alert or none. */
export function whyCriterionQuery(patientId: string, criterion: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'why-criterion', criterion] as const,
    queryFn: ({ signal }) =>
      request<WhyResponse>('GET', `/patients/${patientId}/why`, { query: { criterion }, signal }),
  });
}

/** Blood over time with the limits of the drugs that are watched by it. */
export function bloodSeriesQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'blood-series'] as const,
    queryFn: ({ signal }) =>
      request<BloodSeriesResponse>('GET', `/patients/${patientId}/blood-series`, { signal }),
  });
}

export interface TimelineFilter {
  readonly kind?: TimelineKind;
  /** The record as it was known at the end of that day at the site. */
  readonly asKnownOn?: string;
}

export function timelineQuery(patientId: string, filter: TimelineFilter) {
  return infiniteQueryOptions({
    queryKey: ['patient', patientId, 'timeline', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      request<Timeline>('GET', `/patients/${patientId}/timeline`, {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export type ItemOfKind<Kind extends TimelineKind> = Extract<TimelineItem, { kind: Kind }>;

/** Everything of one kind, with what was corrected and withdrawn, the latest day first. */
export function wholeTimelineQuery<Kind extends TimelineKind>(patientId: string, kind: Kind) {
  return queryOptions({
    queryKey: ['patient', patientId, 'whole-timeline', kind] as const,
    queryFn: async ({ signal }) => {
      const items: TimelineItem[] = [];
      let cursor: string | undefined;
      do {
        const page: Timeline = await request('GET', `/patients/${patientId}/timeline`, {
          query: { kind, limit: MOST, cursor },
          signal,
        });
        items.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return items.filter((item): item is ItemOfKind<Kind> => item.kind === kind);
    },
  });
}

export function setStatus(patientId: string, status: StatusRequest): Promise<PersonFactResponse> {
  return request('POST', `/patients/${patientId}/status`, { body: status });
}

export function recordPersonFact(patientId: string, fact: PersonFactRequest): Promise<PersonFactResponse> {
  return request('POST', `/patients/${patientId}/person-facts`, { body: fact });
}

export function changePatient(patientId: string, change: object): Promise<PatientResponse> {
  return request('PATCH', `/patients/${patientId}`, { body: change });
}

export function setTeam(patientId: string, team: TeamRequest): Promise<Team> {
  return request('PUT', `/patients/${patientId}/team`, { body: team });
}

interface PersonFactPage {
  readonly items: readonly PersonFactResponse[];
  readonly nextCursor: string | null;
  readonly total: ListTotal;
}

/** What stands about the person (B-26), the latest day first; few enough to be read at once. */
export function personFactsQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'person-facts'] as const,
    queryFn: async ({ signal }) => {
      const items: PersonFactResponse[] = [];
      let cursor: string | undefined;
      do {
        const page: PersonFactPage = await request('GET', `/patients/${patientId}/person-facts`, {
          query: { limit: MOST, cursor },
          signal,
        });
        items.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return items;
    },
  });
}

export function correctPersonFact(
  patientId: string,
  lineageId: string,
  body: object,
): Promise<PersonFactResponse> {
  return request('POST', `/patients/${patientId}/person-facts/${lineageId}/corrections`, { body });
}

export function withdrawPersonFact(
  patientId: string,
  lineageId: string,
  reason: string,
): Promise<WithdrawalResponse> {
  return request('POST', `/patients/${patientId}/person-facts/${lineageId}/withdrawal`, { body: { reason } });
}
