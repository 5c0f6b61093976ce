import pg from 'pg';

/** How one role reaches the database. Plain values: whoever calls has parsed and checked its configuration. */
export interface ConnectionOptions {
  /** `postgres://role:password@host:port/database`. */
  readonly url: string;
  /** Shown in `pg_stat_activity`, so that an operator can tell the processes apart. */
  readonly applicationName: string;
  /** Most connections this process may hold; the budget of all processes is in the operating guide. */
  readonly max: number;
  readonly timeouts?: Partial<Timeouts>;
  /** Told of a connection that broke while nobody used it; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

export interface Timeouts {
  /** Waiting for a free or new connection. */
  readonly connectMs: number;
  readonly statementMs: number;
  readonly lockMs: number;
  readonly idleInTransactionMs: number;
}

/** None is unlimited: whoever waits longer than a person would is told "busy" (503) instead. */
export const DEFAULT_TIMEOUTS: Timeouts = {
  connectMs: 3_000,
  statementMs: 15_000,
  lockMs: 3_000,
  idleInTransactionMs: 30_000,
};

const DATE = 1082;
const DATE_ARRAY = 1182;
const INT8 = 20;
const INT8_ARRAY = 1016;

/** PostgreSQL counts in 64 bits; past 2^53 a double would be silently wrong, so it refuses. */
function parseSafeInteger(value: string): number {
  const parsed = Number(value);
  if (!Number.isSafeInteger(parsed)) throw new RangeError(`bigint ${value} does not fit a number exactly`);
  return parsed;
}

const TEXT_ARRAY = 1009;

/** pg parses more types than its own declaration numbers. */
const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => unknown;
const parseTextArray = parserOf(TEXT_ARRAY) as (value: string) => (string | null)[];

/**
 * A calendar day is text, never an instant: as a `Date` it would move by a day west of Greenwich.
 * The parsers belong to the pool, so that no other user of pg in the process is changed by them.
 */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (format !== 'binary') {
    if (oid === DATE) return (value: string) => value;
    if (oid === DATE_ARRAY) return parseTextArray;
    if (oid === INT8) return parseSafeInteger;
    if (oid === INT8_ARRAY) {
      return (value: string) =>
        parseTextArray(value).map((item) => (item === null ? null : parseSafeInteger(item)));
    }
  }
  return parserOf(oid, format);
}

/** A pool whose every wait has an end. */
export function createConnectionPool(options: ConnectionOptions): pg.Pool {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.max,
    connectionTimeoutMillis: timeouts.connectMs,
    statement_timeout: timeouts.statementMs,
    lock_timeout: timeouts.lockMs,
    idle_in_transaction_session_timeout: timeouts.idleInTransactionMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Statements that do not wait for each other's answers travel together; each still has its own.
    pipeline: true,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    types: { getTypeParser: getTypeParser as typeof pg.types.getTypeParser },
  });
  // Without a listener an idle connection that breaks would end the process. The pool has dropped it already.
  pool.on('error', (error) => options.onIdleError?.(error));
  return pool;
}
