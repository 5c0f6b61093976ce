import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/client.js';
import { createConnectionPool, DEFAULT_TIMEOUTS, type ConnectionOptions } from './connection-pool.js';
import { asServiceBusy } from './database-errors.js';
import { refusePrivilegedRole, RolledBackError } from './privileged-role.js';
import { statementOf } from './statement-names.js';

/**
 * Runs one statement on the transaction's own connection and returns its rows. Statements that are begun together travel
 * together and run in the order in which they were begun. Those whose rows nobody waits for travel with the end of the
 * transaction, which waits for them and fails with them.
 *
 * DATE comes as `'YYYY-MM-DD'`, bigint as number (refused past 2^53), timestamptz as Date, jsonb parsed.
 *
 * A statement with values is prepared once for each connection (`statement-names.ts`), so its text must not hold any.
 *
 * @param name - what the statement is called on the server, where somebody may look for it. One name, one text.
 */
export type QueryFn = <Row extends Record<string, unknown> = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
  name?: string,
) => Promise<Row[]>;

/** On whose behalf, and for which sites, a request works. Row-level security reads it. */
export interface UserContext {
  readonly userId: string;
  readonly siteIds: readonly string[];
  readonly requestId: string;
}

/** Prisma inside a transaction that knows its user and sites. */
export type PrismaTransaction = Prisma.TransactionClient;

/** Each process opens only the roles it needs. */
export interface DatabaseOptions {
  readonly app?: ConnectionOptions;
  readonly worker?: ConnectionOptions;
}

interface Gateway {
  readonly pool: pg.Pool;
  readonly options: ConnectionOptions;
  /** Set once the role has been seen to be bound by row-level security. */
  bound: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Sets who asks, until the end of the transaction: the next one on the connection starts with nobody. */
function settingsOf(context: UserContext): string {
  for (const id of [context.userId, ...context.siteIds]) {
    if (!UUID.test(id)) throw new TypeError('a user context holds UUIDs only');
  }
  const settings = {
    'interstice.user_id': context.userId,
    'interstice.site_ids': context.siteIds.join(','),
    'interstice.request_id': context.requestId,
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `SELECT ${calls.join(', ')}`;
}

function gatewayTo(options: ConnectionOptions): Gateway {
  return { pool: createConnectionPool(options), options, bound: false };
}

/** Asked once for each role, on the way to its first transaction. */
async function bind(gateway: Gateway, connection: pg.Pool | pg.PoolClient): Promise<void> {
  if (!gateway.bound) await refusePrivilegedRole(connection);
  gateway.bound = true;
}

/** The one door to PostgreSQL. Every piece of work is one transaction on one connection. */
export class Database {
  readonly #app: Gateway | undefined;
  readonly #worker: Gateway | undefined;
  #prisma: Promise<PrismaClient> | undefined;
  /** The roles whose transactions the present code is in. */
  readonly #within = new AsyncLocalStorage<readonly Gateway[]>();
  #closing: Promise<void> | undefined;

  constructor(options: DatabaseOptions) {
    this.#app = options.app && gatewayTo(options.app);
    this.#worker = options.worker && gatewayTo(options.worker);
  }

  /** Work for a signed-in person: sees and changes only the sites in `context`. */
  asUser<T>(context: UserContext, work: (query: QueryFn) => Promise<T>): Promise<T> {
    return this.#transaction(this.#appGateway(), `BEGIN; ${settingsOf(context)}`, work);
  }

  /** The same on one unmoving picture of the record: what an explanation computes from. */
  asUserSnapshot<T>(context: UserContext, work: (query: QueryFn) => Promise<T>): Promise<T> {
    const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ; ${settingsOf(context)}`;
    return this.#transaction(this.#appGateway(), begin, work);
  }

  /** The same through Prisma, for CRUD. */
  async asUserPrisma<T>(context: UserContext, work: (tx: PrismaTransaction) => Promise<T>): Promise<T> {
    const gateway = this.#appGateway();
    const timeouts = { ...DEFAULT_TIMEOUTS, ...gateway.options.timeouts };
    const settings = settingsOf(context);
    return this.#alone(gateway, async () => {
      this.#prisma ??= openPrisma(gateway.pool).catch((error: unknown) => {
        this.#prisma = undefined; // the next request tries again
        throw error;
      });
      const prisma = await this.#prisma;
      await bind(gateway, gateway.pool);
      return prisma.$transaction(
        async (tx) => {
          await tx.$executeRawUnsafe(settings);
          return work(tx);
        },
        // Prisma counts the whole transaction; each statement in it has the time-out of the connection.
        { maxWait: timeouts.connectMs, timeout: timeouts.idleInTransactionMs },
      );
    });
  }

  /** Work with no user and no site: sign-in, sessions, health. Sees no site's rows. */
  asSystem<T>(work: (query: QueryFn) => Promise<T>): Promise<T> {
    return this.#transaction(this.#appGateway(), 'BEGIN', work);
  }

  /**
   * One statement with no user and no site, in one round trip: what every request asks first. It is a transaction by
   * itself.
   */
  askSystem<Row extends Record<string, unknown>>(
    text: string,
    values: readonly unknown[],
    name: string,
  ): Promise<Row[]> {
    const gateway = this.#appGateway();
    return this.#alone(gateway, async () => {
      await bind(gateway, gateway.pool);
      return (await gateway.pool.query<Row>(statementOf(text, values, name))).rows;
    });
  }

  /** Work of the worker role: all sites, but no facts, users or sessions can be written. */
  asWorker<T>(work: (query: QueryFn) => Promise<T>): Promise<T> {
    return this.#transaction(this.#workerGateway(), 'BEGIN', work);
  }

  /** One unmoving picture of the record, without locks: what a review reads. */
  asWorkerSnapshot<T>(work: (query: QueryFn) => Promise<T>): Promise<T> {
    return this.#transaction(this.#workerGateway(), 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  /** Resolves when every role of this process can be answered; else throws {@link ServiceBusyError} or the cause. */
  async ping(): Promise<void> {
    for (const gateway of [this.#app, this.#worker]) {
      if (gateway) await this.#transaction(gateway, 'BEGIN READ ONLY', (query) => query('SELECT 1'));
    }
  }

  /** Waits for work under way, then closes every connection. May be called twice. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      await (await this.#prisma)?.$disconnect();
      await Promise.all([this.#app?.pool.end(), this.#worker?.pool.end()]);
    })();
    return this.#closing;
  }

  #transaction<T>(gateway: Gateway, begin: string, work: (query: QueryFn) => Promise<T>): Promise<T> {
    return this.#alone(gateway, async () => {
      const client = await gateway.pool.connect();
      // A connection that is cut while it is lent out reports here as well as to its statement; unheard, it would
      // end the process. The statement's own error is the one that is answered.
      const heard = () => undefined;
      client.on('error', heard);
      // A connection whose transaction could not be ended is destroyed: it may still carry somebody's sites.
      let broken = true;
      try {
        await bind(gateway, client);
        const result = await this.#run(client, begin, work);
        broken = false;
        return result;
      } catch (error) {
        await client.query('ROLLBACK').then(
          () => (broken = false),
          () => (broken = true),
        );
        throw error;
      } finally {
        client.off('error', heard);
        client.release(broken);
      }
    });
  }

  /** A request that waits for a second connection while it holds one brings a full pool to a standstill. */
  async #alone<T>(gateway: Gateway, work: () => Promise<T>): Promise<T> {
    const within = this.#within.getStore() ?? [];
    if (within.includes(gateway)) {
      throw new Error(
        'A transaction was asked for inside another of the same role; use the one that is open.',
      );
    }
    try {
      return await this.#within.run([...within, gateway], work);
    } catch (error) {
      throw asServiceBusy(error);
    }
  }

  async #run<T>(client: pg.PoolClient, begin: string, work: (query: QueryFn) => Promise<T>): Promise<T> {
    const underWay = new Set<Promise<unknown>>();
    const follow = <Answer>(sent: Promise<Answer>): Promise<Answer> => {
      underWay.add(sent);
      const settled = (): boolean => underWay.delete(sent);
      sent.then(settled, settled);
      return sent;
    };
    const begun = follow(send(client, { text: begin }));
    let open = true;
    const query: QueryFn = <Row extends Record<string, unknown>>(
      text: string,
      values: readonly unknown[] = [],
      name?: string,
    ) => {
      // Kept past its transaction, the function would run in somebody else's.
      if (!open) {
        return Promise.reject(
          new Error('This transaction has ended; its query function can no longer be used.'),
        );
      }
      const sent = follow(send<Row>(client, statementOf(text, values, name)));
      return leftToTheEnd(Promise.all([sent, begun]).then(([{ rows }]) => rows));
    };
    try {
      const result = await work(query);
      open = false;
      const left = [...underWay];
      const committed = send(client, { text: 'COMMIT' });
      await Promise.all(left);
      // After a failed statement whose error the work has caught, COMMIT answers ROLLBACK and nothing is written.
      if ((await committed).command !== 'COMMIT') throw new RolledBackError();
      return result;
    } finally {
      open = false;
    }
  }

  #appGateway(): Gateway {
    if (!this.#app) throw new Error('This process has no connection as interstice_app (DATABASE_URL).');
    return this.#app;
  }

  #workerGateway(): Gateway {
    if (!this.#worker)
      throw new Error('This process has no connection as interstice_worker (WORKER_DATABASE_URL).');
    return this.#worker;
  }
}

/**
 * For work that is left to the end of its transaction (see {@link QueryFn}). The transaction fails with it, so whoever waits
 * for that has heard.
 */
export function leftToTheEnd<Answer>(work: Promise<Answer>): Promise<Answer> {
  work.catch(() => undefined);
  return work;
}

/** What is sent in one turn leaves in one piece: each write of its own would wake the server. */
function send<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  statement: pg.QueryConfig,
): Promise<pg.QueryResult<Row>> {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  const sent = client.query<Row>(statement);
  sent.catch(() => undefined);
  return sent;
}

/** Prisma on the pool that is there. It loads its compiler now, so that no request's time-out pays for it. */
async function openPrisma(pool: pg.Pool): Promise<PrismaClient> {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  await prisma.$connect();
  return prisma;
}
