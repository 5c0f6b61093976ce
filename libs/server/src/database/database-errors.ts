import { ServiceBusyError } from './service-busy-error.js';

/** Seconds until a retry is worth while, by SQLSTATE. All of them mean "not now", never "not like this". */
const BUSY_SQLSTATES: Readonly<Record<string, number>> = {
  '40001': 1, // serialization failure
  '40P01': 1, // deadlock
  '55P03': 2, // lock timeout
  '57014': 5, // statement timeout
  '25P03': 5, // idle-in-transaction timeout
  '25P04': 5, // transaction timeout
  '53300': 5, // too many connections
  '53400': 5, // configured limit exceeded
  '57P01': 5, // server is shutting down
  '57P02': 5, // server crashed and restarts
  '57P03': 5, // server is starting
  '08000': 5, // connection lost, in its variants
  '08003': 5,
  '08006': 5,
};

/** Prisma's codes for the same: pool and transaction time-outs, write conflicts, an unreachable server. */
const BUSY_PRISMA_CODES: Readonly<Record<string, number>> = {
  P1001: 5,
  P1002: 5,
  P1008: 5,
  P1017: 5,
  P2024: 2,
  P2028: 2,
  P2034: 1,
  P2037: 5,
};

const BUSY_SOCKET_CODES: Readonly<Record<string, number>> = {
  ECONNREFUSED: 5,
  ECONNRESET: 5,
  ETIMEDOUT: 5,
  EPIPE: 5,
};

/** pg gives these no code; the texts are fixed in pg and pg-pool and held by a test. */
const BUSY_MESSAGES = [
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
];

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What the driver said beneath Prisma's own error, where there is one. */
function driverCause(error: unknown): unknown {
  return (
    property(property(property(error, 'meta'), 'driverAdapterError'), 'cause') ?? property(error, 'cause')
  );
}

/**
 * The SQLSTATE behind an error of pg or of Prisma.
 *
 * @returns five characters such as `23505`, or undefined when the error is not PostgreSQL's
 */
export function sqlState(error: unknown): string | undefined {
  for (const candidate of [
    property(error, 'code'),
    property(driverCause(error), 'originalCode'),
    property(driverCause(error), 'code'),
  ]) {
    const code = text(candidate);
    if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) return code;
  }
  return undefined;
}

/** Which unique constraint refused a row, so that a caller can answer 409 in its own words. */
export function uniqueViolation(error: unknown): { readonly constraint: string | undefined } | undefined {
  const isPrisma = property(error, 'code') === 'P2002';
  if (!isPrisma && sqlState(error) !== '23505') return undefined;
  const named =
    property(error, 'constraint') ?? property(property(driverCause(error), 'constraint'), 'index');
  return { constraint: text(named) };
}

/**
 * Turns "not now" of pg, of Prisma and of the socket into {@link ServiceBusyError}; anything else comes back as it is.
 *
 * A refused unique key or check is the caller's to explain and passes through.
 */
export function asServiceBusy(error: unknown): unknown {
  if (error instanceof ServiceBusyError) return error;
  const code = text(property(error, 'code')) ?? '';
  const retryAfterSeconds =
    BUSY_SQLSTATES[sqlState(error) ?? ''] ??
    BUSY_PRISMA_CODES[code] ??
    BUSY_SOCKET_CODES[code] ??
    (BUSY_MESSAGES.includes(text(property(error, 'message')) ?? '') ? 2 : undefined);
  return retryAfterSeconds === undefined ? error : new ServiceBusyError(retryAfterSeconds, { cause: error });
}
