import { auditRow, recordAudits, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import type { ListedSite } from './listed-sites.js';

/** Whose rows were shown goes into the trail of each site that was asked, in one statement. */
export async function recordListing(
  query: QueryFn,
  access: Access,
  what: string,
  {
    sites,
    shown,
    at,
  }: {
    readonly sites: readonly Pick<ListedSite, 'siteId'>[];
    readonly shown: readonly { readonly siteId: string; readonly patientId: string }[];
    readonly at: Date;
  },
): Promise<void> {
  const patientsOf = new Map(sites.map(({ siteId }) => [siteId, new Set<string>()]));
  for (const { siteId, patientId } of shown) patientsOf.get(siteId)?.add(patientId);
  await recordAudits(
    query,
    sites.map(({ siteId }) =>
      auditRow(
        {
          action: `${what}.listed`,
          siteId,
          patientId: null,
          userId: access.userId,
          requestId: access.requestId,
          entityKind: what,
          entityId: null,
          at,
        },
        { patientIds: [...(patientsOf.get(siteId) ?? [])] },
      ),
    ),
  );
}
