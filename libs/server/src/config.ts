import { issueInWords } from '@interstice/contracts';
import { z } from 'zod';

/** The process refuses to start; the text names each variable and what it should hold. */
export class ConfigurationError extends Error {
  readonly code = 'configuration';

  constructor(problems: readonly string[]) {
    super(`Cannot start: ${problems.join('; ')}.`);
    this.name = 'ConfigurationError';
  }
}

const postgresUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\//.test(value), 'must be a postgresql:// address');
const redisUrl = z.string().refine((value) => /^rediss?:\/\//.test(value), 'must be a redis:// address');
const port = z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535);
const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), 'must be an instant such as 2026-03-02T09:00:00Z')
  .transform((value) => new Date(value));
const seconds = z.coerce.number('must be a number of seconds').min(0.1).max(86_400);

/** Every variable that the Node processes read, in one place. An empty variable counts as absent. */
const environment = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: postgresUrl.optional(),
  WORKER_DATABASE_URL: postgresUrl.optional(),
  REDIS_URL: redisUrl.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  INTERSTICE_DATA_DIR: z.string().default('./var'),
  INTERSTICE_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  INTERSTICE_NOW: instant.optional(),
  INTERSTICE_QUEUE_PREFIX: z
    .string()
    .regex(/^[\w-]+$/, 'must be letters, digits, _ and - only')
    .default('interstice'),
  INTERSTICE_SWEEP_SECONDS: seconds.default(60),
  INTERSTICE_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).default(30),
  INTERSTICE_SESSION_HOURS: z.coerce.number().int().min(1).default(12),
  INTERSTICE_LIVE_BEAT_SECONDS: z.coerce.number('must be a number of seconds').min(0.1).max(25).default(20),
  INTERSTICE_TRUST_PROXY: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

type Environment = z.output<typeof environment>;

export interface BaseConfig {
  readonly production: boolean;
  readonly redisUrl: string | undefined;
  /** Namespace of the queues where several installations share a Redis. */
  readonly queuePrefix: string;
  readonly metricsHost: string;
  readonly metricsPort: number;
  readonly dataDir: string;
  readonly demo: boolean;
  /** Where the clock starts instead of the present; never in production. */
  readonly now: Date | undefined;
  readonly logLevel: Environment['LOG_LEVEL'];
}

export interface ApiConfig extends BaseConfig {
  /** The database as the role of the API. */
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** Between two signs of life of a live screen, at each of which its session is looked at. */
  readonly liveBeatSeconds: number;
  /** Whether X-Forwarded-* of the balancer is to be believed. */
  readonly trustProxy: boolean;
}

export interface WorkerConfig extends BaseConfig {
  /** The database as the role of the worker. */
  readonly workerDatabaseUrl: string;
  /** The database as the role of the API: imports are written in the name of whoever handed them in. */
  readonly databaseUrl: string;
  readonly sweepSeconds: number;
}

/** The command line: each command asks for the roles that it works as. */
export interface CliConfig extends BaseConfig {
  readonly databaseUrl: string | undefined;
  readonly workerDatabaseUrl: string | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

export function loadApiConfig(variables: Variables = process.env): ApiConfig {
  const env = parse(variables);
  return {
    ...base(env, 9464),
    databaseUrl: required(env, 'DATABASE_URL'),
    host: env.HOST,
    port: env.PORT,
    sessionIdleMinutes: env.INTERSTICE_SESSION_IDLE_MINUTES,
    sessionHours: env.INTERSTICE_SESSION_HOURS,
    liveBeatSeconds: env.INTERSTICE_LIVE_BEAT_SECONDS,
    trustProxy: env.INTERSTICE_TRUST_PROXY === '1',
  };
}

export function loadWorkerConfig(variables: Variables = process.env): WorkerConfig {
  const env = parse(variables);
  return {
    ...base(env, 9465),
    workerDatabaseUrl: required(env, 'WORKER_DATABASE_URL'),
    databaseUrl: required(env, 'DATABASE_URL'),
    sweepSeconds: env.INTERSTICE_SWEEP_SECONDS,
  };
}

/** @param needs - the addresses without which the command cannot work */
export function loadCliConfig(
  needs: readonly ('DATABASE_URL' | 'WORKER_DATABASE_URL')[],
  variables: Variables = process.env,
): CliConfig {
  const env = parse(variables);
  for (const name of needs) required(env, name);
  return {
    ...base(env, 9466),
    databaseUrl: env.DATABASE_URL,
    workerDatabaseUrl: env.WORKER_DATABASE_URL,
  };
}

function base(env: Environment, metricsPort: number): BaseConfig {
  return {
    production: env.NODE_ENV === 'production',
    redisUrl: env.REDIS_URL,
    queuePrefix: env.INTERSTICE_QUEUE_PREFIX,
    metricsHost: env.METRICS_HOST,
    metricsPort: env.METRICS_PORT ?? metricsPort,
    dataDir: env.INTERSTICE_DATA_DIR,
    demo: env.INTERSTICE_DEMO === '1',
    now: env.INTERSTICE_NOW,
    logLevel: env.LOG_LEVEL,
  };
}

function parse(variables: Variables): Environment {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigurationError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issueInWords(issue)}`),
    );
  }
  if (parsed.data.NODE_ENV === 'production' && parsed.data.INTERSTICE_NOW !== undefined) {
    throw new ConfigurationError(['INTERSTICE_NOW moves the clock for tests and is refused in production']);
  }
  return parsed.data;
}

function required(env: Environment, name: 'DATABASE_URL' | 'WORKER_DATABASE_URL'): string {
  const value = env[name];
  if (value === undefined)
    throw new ConfigurationError([`${name} is not set; it must be a postgresql:// address`]);
  return value;
}
