import type { SiteSettings, SiteSettingsRequest } from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** How often the progress of the reviews is asked for while some are owed. */
const PROGRESS_EVERY_MS = 5_000;

export function siteSettingsQuery(siteId: string) {
  return queryOptions({
    queryKey: ['site-settings', siteId] as const,
    queryFn: ({ signal }) => request<SiteSettings>('GET', `/sites/${siteId}/settings`, { signal }),
    refetchInterval: ({ state }) => (state.data?.reviews.owed === 0 ? false : PROGRESS_EVERY_MS),
  });
}

export function changeSiteSettings(siteId: string, body: SiteSettingsRequest): Promise<SiteSettings> {
  return request('PUT', `/sites/${siteId}/settings`, { body });
}
