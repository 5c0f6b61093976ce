import type { CautionRequest, CautionResponse, PatientOptions } from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** What the sources list for a patient now. */
export function patientOptionsQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'options'] as const,
    queryFn: ({ signal }) => request<PatientOptions>('GET', `/patients/${patientId}/options`, { signal }),
  });
}

export function recordCaution(patientId: string, caution: CautionRequest): Promise<CautionResponse> {
  return request('POST', `/patients/${patientId}/cautions`, { body: caution });
}
