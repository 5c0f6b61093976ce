import { pino, stdTimeFunctions, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { ConfigurationError, type BaseConfig } from '../config.js';
import { ServiceBusyError } from '../database/service-busy-error.js';
import { KnownError } from '../errors.js';

export type { Logger } from 'pino';

/** Keys under which a patient's data or a secret could end up in a log line by mistake. */
const REDACTED = [
  'password',
  'cookie',
  'authorization',
  'token',
  'body',
  'values',
  'mrn',
  'familyName',
  'givenName',
  'birthDate',
  'email',
];

/** JSON lines. Bodies, query strings and a patient's values never get in. */
export function createLogger(
  config: Pick<BaseConfig, 'logLevel'> & { readonly name: string },
  destination?: DestinationStream,
): Logger {
  const options: LoggerOptions = {
    name: config.name,
    level: config.logLevel,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
    serializers: { err: describeError, error: describeError, req: describeRequest, res: describeResponse },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * An error without its text, unless the text is ours: what a driver or the language says may quote a value of the
 * record. Type, code and the lines of the stack are enough to find the place.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const own =
    error instanceof KnownError || error instanceof ServiceBusyError || error instanceof ConfigurationError;
  const described: Record<string, unknown> = { type: error.name };
  for (const key of ['code', 'constraint', 'table', 'routine', 'syscall']) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === 'string') described[key] = value;
  }
  if (own) described['message'] = error.message;
  described['stack'] = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  if (error.cause !== undefined) described['cause'] = describeError(error.cause);
  return described;
}

/** Of a request only its id and method: the address may hold what was searched for. */
function describeRequest(request: unknown): Record<string, unknown> {
  return pick(request, ['id', 'method']);
}

function describeResponse(response: unknown): Record<string, unknown> {
  return pick(response, ['statusCode']);
}

function pick(value: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(value, key) as unknown]));
}
