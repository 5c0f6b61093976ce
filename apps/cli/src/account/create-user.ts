import type { Role } from '@interstice/contracts';
import { hashPassword, isTimeZone, newId, recordAudit, type QueryFn } from '@interstice/server';
import { CommandFailure, EXIT, wrongUsage, type ExitCode } from '../exit-code.js';
import { listSites, siteNamed, sitesThereAre } from '../find-site.js';
import { print } from '../terminal.js';
import { withServer, type ServerCommand } from '../with-server.js';
import { askForPassword, readPasswordFromStdin, requireStrong } from './password.js';

export interface CreateUserOptions {
  readonly email: string;
  readonly name?: string;
  readonly role: Role;
  readonly site: string;
  readonly newSite?: true;
  readonly timeZone?: string;
  readonly passwordStdin?: true;
}

/** A site that is there, or one to be made with the account, in the same transaction. */
interface ChosenSite {
  readonly id: string;
  readonly name: string;
  /** Of a new one. */
  readonly timeZone?: string;
}

interface Account extends Record<string, unknown> {
  readonly id: string;
  readonly disabledAt: Date | null;
}

/** `interstice create-user` */
export function createUser(given: CreateUserOptions): Promise<ExitCode> {
  const options = { ...given, email: given.email.trim().toLowerCase(), site: given.site.trim() };
  requirePlain(options);
  return withServer(['app', 'worker'], async (command) => {
    const site = await chooseSite(command, options);
    const known = await command.database.asSystem((query) => findAccount(query, options.email));
    if (known !== undefined && known.disabledAt !== null) {
      throw new CommandFailure('The account of this address is closed. Nothing was changed.');
    }
    if (known !== undefined) await addRole(command, known.id, site, options);
    else await addAccount(command, site, options);
    return EXIT.done;
  });
}

function requirePlain({ email, name, site }: CreateUserOptions): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 320)
    throw wrongUsage('--email is not an e-mail address.');
  for (const [option, text] of Object.entries({ '--name': name, '--site': site })) {
    if (text === undefined) continue;
    if (text.trim() === '' || text.length > 200 || /\p{Control}/u.test(text)) {
      throw wrongUsage(`${option} is one line of 1 to 200 characters.`);
    }
  }
}

async function chooseSite(
  { database, clock }: ServerCommand,
  { site: name, newSite, timeZone }: CreateUserOptions,
): Promise<ChosenSite> {
  const sites = await database.asWorker(listSites);
  if (newSite !== true) {
    if (timeZone !== undefined) throw wrongUsage('--time-zone is for a new site: say --new-site.');
    return siteNamed(sites, name);
  }
  const known = sites.find((site) => site.name === name);
  if (known !== undefined) return known;
  if (timeZone === undefined) {
    throw wrongUsage(`There is no site "${name}" yet: say its --time-zone. ${sitesThereAre(sites)}`);
  }
  if (!isTimeZone(timeZone)) {
    throw wrongUsage('--time-zone is not a time zone that is known here; one is Europe/Berlin.');
  }
  return { id: newId(clock.now()), name, timeZone };
}

async function findAccount(query: QueryFn, email: string): Promise<Account | undefined> {
  const [account] = await query<Account>(
    `SELECT id, disabled_at AS "disabledAt" FROM "user" WHERE email = $1`,
    [email],
  );
  return account;
}

async function addAccount(
  { database, clock }: ServerCommand,
  site: ChosenSite,
  options: CreateUserOptions,
): Promise<void> {
  const { email, role } = options;
  if (options.name === undefined) throw wrongUsage('A new account needs --name.');
  const displayName = options.name.trim().normalize('NFC');
  const password = options.passwordStdin === true ? await readPasswordFromStdin() : await askForPassword();
  requireStrong(password, [email, email.split('@', 1).join(), displayName, site.name]);
  const passwordHash = await hashPassword(password);

  const now = clock.now();
  const userId = newId(now);
  await database.asUser(contextOf(userId, site), async (query) => {
    await insertSite(query, site, userId, now);
    const added = await query(
      `INSERT INTO "user" (id, email, display_name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [userId, email, displayName, passwordHash, now],
    );
    if (added.length === 0) {
      throw new CommandFailure(
        'Somebody made an account of this address at the same moment. Nothing was changed.',
      );
    }
    await audit(query, 'user.created', { site, userId, now }, { email, displayName });
    await insertRole(query, { site, userId, role, now });
  });
  sayNewSite(site);
  print(`${email} is now ${role} at "${site.name}".`);
}

async function addRole(
  { database, clock }: ServerCommand,
  userId: string,
  site: ChosenSite,
  { email, role }: CreateUserOptions,
): Promise<void> {
  const now = clock.now();
  const added = await database.asUser(contextOf(userId, site), async (query) => {
    await insertSite(query, site, userId, now);
    return insertRole(query, { site, userId, role, now });
  });
  sayNewSite(site);
  print(
    added
      ? `${email} has an account already and is now also ${role} at "${site.name}". The password is as it was.`
      : `${email} is ${role} at "${site.name}" already. Nothing was changed.`,
  );
}

const REQUEST = 'create-user';

function contextOf(userId: string, site: ChosenSite) {
  return { userId, siteIds: [site.id], requestId: REQUEST };
}

async function insertSite(query: QueryFn, site: ChosenSite, userId: string, now: Date): Promise<void> {
  if (site.timeZone === undefined) return;
  const added = await query(
    `INSERT INTO site (id, name, time_zone, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO NOTHING RETURNING id`,
    [site.id, site.name, site.timeZone, now],
  );
  if (added.length === 0) {
    throw new CommandFailure('Somebody made a site of this name at the same moment. Try again.');
  }
  await audit(query, 'site.created', { site, userId, now }, { name: site.name, timeZone: site.timeZone });
}

function sayNewSite({ name, timeZone }: ChosenSite): void {
  if (timeZone !== undefined) print(`The site "${name}" is new; its days are those of ${timeZone}.`);
}

interface NewRole {
  readonly site: ChosenSite;
  readonly userId: string;
  readonly role: Role;
  readonly now: Date;
}

/** @returns false when the person holds the role there already */
async function insertRole(query: QueryFn, { site, userId, role, now }: NewRole): Promise<boolean> {
  const added = await query(
    `INSERT INTO site_membership (user_id, site_id, role, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING role`,
    [userId, site.id, role, now],
  );
  if (added.length === 0) return false;
  await audit(query, 'user.role-given', { site, userId, now }, { role });
  return true;
}

/** By no user: whoever runs the command has the database's own password. */
async function audit(
  query: QueryFn,
  action: string,
  about: { readonly site: ChosenSite; readonly userId: string; readonly now: Date },
  values: Record<string, unknown>,
): Promise<void> {
  const ofSite = action.startsWith('site.');
  await recordAudit(
    query,
    {
      action,
      siteId: about.site.id,
      patientId: null,
      userId: null,
      requestId: REQUEST,
      entityKind: ofSite ? 'site' : 'user',
      entityId: ofSite ? about.site.id : about.userId,
      at: about.now,
    },
    values,
  );
}
