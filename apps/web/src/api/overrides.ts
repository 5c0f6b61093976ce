import type { OverrideRequest, OverrideResponse, PatientOverrides } from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** Intervals that physicians set for a patient, past their last day as well. */
export function overridesQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'overrides'] as const,
    queryFn: ({ signal }) => request<PatientOverrides>('GET', `/patients/${patientId}/overrides`, { signal }),
  });
}

export function setOverride(
  patientId: string,
  test: OverrideResponse['test'],
  body: OverrideRequest,
): Promise<OverrideResponse> {
  return request('PUT', `/patients/${patientId}/overrides/${test}`, { body });
}

export function endOverride(patientId: string, test: OverrideResponse['test']): Promise<PatientOverrides> {
  return request('DELETE', `/patients/${patientId}/overrides/${test}`);
}
