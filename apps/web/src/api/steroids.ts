import type { SteroidExposureResponse } from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** What of glucocorticoids somebody takes and took, as prednisone. */
export function steroidExposureQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'steroid-exposure'] as const,
    queryFn: ({ signal }) =>
      request<SteroidExposureResponse>('GET', `/patients/${patientId}/steroid-exposure`, { signal }),
  });
}
