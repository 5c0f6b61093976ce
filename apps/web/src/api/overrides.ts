import type { OverrideRequest, OverrideResponse, PatientOverrides } from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** What physicians decided about tests of a patient, past its last day as well. */
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

/** Ends the one that was seen, and no other that came meanwhile. */
export function endOverride(
  patientId: string,
  test: OverrideResponse['test'],
  overrideId: string,
): Promise<PatientOverrides> {
  return request('DELETE', `/patients/${patientId}/overrides/${test}?overrideId=${overrideId}`);
}
