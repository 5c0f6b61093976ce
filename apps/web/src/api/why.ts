import type { WhyResponse, WhySubjects } from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** What can be asked about. It is of the rules alone and the same for everybody. */
export const whySubjectsQuery = queryOptions({
  queryKey: ['why-subjects'] as const,
  queryFn: ({ signal }) => request<WhySubjects>('GET', '/why-subjects', { signal }),
  staleTime: Infinity,
});

/** A test or a criterion, on a day, as the record was known on a day; without days as it is today. */
export interface WhyQuestion {
  readonly test?: string;
  readonly criterion?: string;
  readonly asOf?: string;
  readonly asKnownOn?: string;
}

export function whyQuery(patientId: string, question: WhyQuestion) {
  return queryOptions({
    queryKey: ['patient', patientId, 'why', question] as const,
    queryFn: ({ signal }) =>
      request<WhyResponse>('GET', `/patients/${patientId}/why`, { query: { ...question }, signal }),
  });
}
