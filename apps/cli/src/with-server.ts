import {
  ConfigurationError,
  createClock,
  createLogger,
  Database,
  JobProducer,
  KnownError,
  loadCliConfig,
  pendingMigrations,
  ServiceBusyError,
  sqlState,
  type CliConfig,
  type Clock,
  type Logger,
} from '@interstice/server';
import { CommandFailure, EXIT } from './exit-code.js';

/** What a command that works on the database is given. */
export interface ServerCommand {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Asks the workers to look for what is owed now. The database says what is: if nobody hears, the next sweep finds it. */
  readonly hurry: () => Promise<void>;
}

/** The roles whose addresses a command needs. */
export type NeededRole = 'app' | 'worker';

const ADDRESS_OF = { app: 'DATABASE_URL', worker: 'WORKER_DATABASE_URL' } as const;
const CONNECTIONS = 4;

/**
 * Opens the database in the roles that are needed, does the work and closes everything.
 *
 * @throws CommandFailure for whatever a person who runs the command can understand
 */
export async function withServer<Result>(
  roles: readonly NeededRole[],
  work: (command: ServerCommand) => Promise<Result>,
): Promise<Result> {
  let config: CliConfig;
  try {
    config = loadCliConfig(roles.map((role) => ADDRESS_OF[role]));
  } catch (error) {
    throw asFailure(error);
  }
  const logger = createLogger({ logLevel: quieter(config), name: 'cli' });
  const urls = { app: config.databaseUrl, worker: config.workerDatabaseUrl };
  const connection = (role: NeededRole) => {
    const url = urls[role];
    if (url === undefined || !roles.includes(role)) return {};
    return { [role]: { url, applicationName: 'interstice-cli', max: CONNECTIONS } };
  };
  const database = new Database({ ...connection('app'), ...connection('worker') });
  const producer = new JobProducer({
    redisUrl: config.redisUrl,
    databaseUrl: (roles.includes('worker') ? urls.worker : urls.app) ?? '',
    prefix: config.queuePrefix,
    onError: (error) => logger.debug({ err: error }, 'the queue is away'),
  });
  const hurry = async () => {
    try {
      await producer.enqueue('sweep', {});
    } catch (error) {
      logger.debug({ err: error }, 'the queue did not take the hint');
    }
  };
  try {
    await requireMigrated(database, roles);
    return await work({ database, clock: createClock(config), logger, hurry });
  } catch (error) {
    throw asFailure(error);
  } finally {
    await producer.close();
    await database.close();
  }
}

/** What is logged at "info" elsewhere is progress here, and a command shows its own. */
function quieter({ logLevel }: CliConfig): CliConfig['logLevel'] {
  return logLevel === 'info' ? 'warn' : logLevel;
}

async function requireMigrated(database: Database, roles: readonly NeededRole[]): Promise<void> {
  const pending = roles.includes('worker')
    ? await database.asWorker(pendingMigrations)
    : await database.asSystem(pendingMigrations);
  if (pending.length > 0) {
    throw new CommandFailure(
      `The database lacks ${pending.length} migration(s) of this release. Migrate it first (operating guide).`,
    );
  }
}

const PLAIN_SQLSTATES: Readonly<Record<string, string>> = {
  '28P01': 'The database refuses the password in the address',
  '28000': 'The database refuses the role in the address',
  '3D000': 'There is no such database',
  '42P01': 'The database has not been migrated',
  '42501': 'The role in the address may not do this; each address needs its own role',
};

const PLAIN_NETWORK_CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The host in the address of the database cannot be found',
  EAI_AGAIN: 'The host in the address of the database cannot be found at the moment',
  EHOSTUNREACH: 'The host in the address of the database cannot be reached',
};

/** In words of our own: what a driver says may quote a value. */
function asFailure(error: unknown): unknown {
  if (error instanceof ConfigurationError) return new CommandFailure(error.message, EXIT.usage);
  if (error instanceof KnownError) {
    const details = error.errors.map(({ detail }) => ` ${detail}`).join('');
    return new CommandFailure(`${error.message}${details}`);
  }
  if (error instanceof ServiceBusyError) {
    const code = codeOf(error.cause);
    return new CommandFailure(
      `The database cannot be reached or is busy${code === undefined ? '' : ` (${code})`}. Does it run? Try again.`,
    );
  }
  const state = sqlState(error) ?? '';
  const sentence = PLAIN_SQLSTATES[state] ?? PLAIN_NETWORK_CODES[codeOf(error) ?? ''];
  return sentence === undefined ? error : new CommandFailure(`${sentence} (${codeOf(error) ?? state}).`);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : undefined;
}
