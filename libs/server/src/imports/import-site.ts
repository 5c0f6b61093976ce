import { z } from 'zod';
import type { QueryFn } from '../database/database.js';
import { NotFoundError } from '../errors.js';

/** What an import has to know of its site. */
export interface ImportSite {
  readonly siteId: string;
  readonly timeZone: string;
  /** Whether files of results have to say whose they are beside the record number (B-31). */
  readonly requiresIdentity: boolean;
}

/** Of the settings of a site, those that imports read. */
const importSettings = z.object({ importsRequireIdentity: z.boolean().default(false) });

export async function readImportSite(query: QueryFn, siteId: string): Promise<ImportSite> {
  const [site] = await query<{ timeZone: string; settings: unknown }>(
    `SELECT time_zone AS "timeZone", settings FROM site WHERE id = $1`,
    [siteId],
  );
  if (site === undefined) throw new NotFoundError('site');
  const { importsRequireIdentity } = importSettings.parse(site.settings);
  return { siteId, timeZone: site.timeZone, requiresIdentity: importsRequireIdentity };
}
