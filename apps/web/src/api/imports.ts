import type { ImportError, ImportKind, ImportList, ImportQueued, ImportReport } from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

const POLL_MS = 1_000;

/** A file as it is handed in. */
export interface HandedIn {
  readonly kind: ImportKind;
  readonly file: File;
  readonly siteId: string;
  readonly dryRun: boolean;
}

export function handInFile({ kind, file, siteId, dryRun }: HandedIn): Promise<ImportQueued> {
  const body = new FormData();
  body.set('kind', kind);
  body.set('dryRun', String(dryRun));
  body.set('siteId', siteId);
  body.set('file', file, file.name);
  return request('POST', '/imports', { body });
}

/** How an import stands, asked again and again until it is done. */
export function importQuery(importId: string) {
  return queryOptions({
    queryKey: ['import', importId] as const,
    queryFn: ({ signal }) => request<ImportReport>('GET', `/imports/${importId}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.status === 'queued' || state.data.status === 'running'
        ? POLL_MS
        : false,
  });
}

export function recentImportsQuery(limit: number) {
  return queryOptions({
    queryKey: ['imports', limit] as const,
    queryFn: ({ signal }) => request<ImportList>('GET', '/imports', { query: { limit }, signal }),
  });
}

/** Every error of an import; one answer holds only the first of them. */
export async function allErrors({ id, errors, errorsTotal }: ImportReport): Promise<readonly ImportError[]> {
  const all = [...errors];
  while (all.length < errorsTotal) {
    const { errors: next } = await request<ImportReport>('GET', `/imports/${id}`, {
      query: { errorsAfter: all.length },
    });
    if (next.length === 0) break;
    all.push(...next);
  }
  return all;
}
