import { z } from 'zod';

const check = z.enum(['ok', 'failed']);

/** The process answers; says nothing about what it needs. */
export const liveness = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Liveness' });

export type Liveness = z.output<typeof liveness>;

/** Whether requests can be carried out, and which part failed. A failed queue alone only delays reviews. */
export const readiness = z
  .strictObject({
    status: z.enum(['ok', 'unavailable']),
    checks: z.strictObject({ database: check, migrations: check, queue: check }),
  })
  .meta({
    id: 'Readiness',
    example: { status: 'ok', checks: { database: 'ok', migrations: 'ok', queue: 'ok' } },
  });

export type Readiness = z.output<typeof readiness>;
