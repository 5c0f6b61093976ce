import { permissionToImport, roleHolds, type ImportKind, type Role } from '@interstice/contracts';
import type { Database } from '@interstice/server';
import { CommandFailure, wrongUsage } from '../exit-code.js';

/** In whose name a file is imported, and where. */
export interface ImportingPerson {
  readonly userId: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly isDemo: boolean;
}

interface Candidate extends ImportingPerson, Record<string, unknown> {
  readonly role: Role;
}

/** Which patients a row is about depends on the site, and who answers for it on the person: neither is guessed. */
export async function findImportingPerson(
  database: Database,
  kind: ImportKind,
  given: { readonly as?: string; readonly site?: string },
): Promise<ImportingPerson> {
  const all = given.as === undefined ? await everybody(database) : await oneOf(database, given.as);
  const able = all.filter(({ role }) => mayImport(role, kind));
  if (able.length === 0) {
    throw given.as === undefined
      ? new CommandFailure('Nobody may import such files here. create-user makes an account that may.')
      : new CommandFailure('The person has no role that may import such files.');
  }
  const there = given.site === undefined ? able : able.filter(({ siteName }) => siteName === given.site);
  const [person] = there;
  if (person === undefined) {
    throw wrongUsage(
      `Such files cannot be imported at "${given.site ?? ''}". They can at: ${sitesOf(able)}.`,
    );
  }
  if (there.some(({ siteId }) => siteId !== person.siteId)) {
    throw wrongUsage(`Say for which site: --site, one of ${sitesOf(there)}.`);
  }
  // At a demo site nobody answers for anything.
  if (!person.isDemo && there.some(({ userId }) => userId !== person.userId)) {
    throw wrongUsage(`Several people may import such files at "${person.siteName}": say who with --as.`);
  }
  return person;
}

function mayImport(role: Role, kind: ImportKind): boolean {
  return roleHolds(role, 'import.run') && roleHolds(role, permissionToImport(kind));
}

function sitesOf(candidates: readonly Candidate[]): string {
  return [...new Set(candidates.map(({ siteName }) => `"${siteName}"`))].join(', ');
}

async function oneOf(database: Database, email: string): Promise<readonly Candidate[]> {
  const [account] = await database.asSystem((query) =>
    query<{ id: string }>(`SELECT id FROM "user" WHERE email = $1 AND disabled_at IS NULL`, [
      email.trim().toLowerCase(),
    ]),
  );
  if (account === undefined) throw wrongUsage('--as: there is no open account of this address.');
  // Nobody needs a site to see where they work themselves.
  return database.asUser({ userId: account.id, siteIds: [], requestId: 'import' }, (query) =>
    query<Candidate>(
      `SELECT membership.user_id AS "userId", site.id AS "siteId", site.name AS "siteName",
              site.is_demo AS "isDemo", membership.role
         FROM site_membership AS membership JOIN site ON site.id = membership.site_id
        WHERE membership.user_id = $1
        ORDER BY site.name`,
      [account.id],
    ),
  );
}

function everybody(database: Database): Promise<readonly Candidate[]> {
  return database.asWorker((query) =>
    query<Candidate>(
      `SELECT membership.user_id AS "userId", site.id AS "siteId", site.name AS "siteName",
              site.is_demo AS "isDemo", membership.role
         FROM site_membership AS membership
         JOIN site ON site.id = membership.site_id
         JOIN "user" ON "user".id = membership.user_id
        WHERE "user".disabled_at IS NULL
        ORDER BY site.name, array_position(ARRAY['nurse', 'physician', 'coordinator'], membership.role),
                 membership.created_at, membership.user_id`,
    ),
  );
}
