import { z } from 'zod';

/**
 * Queues by what they hold. The minute sweep has its own, so that a backlog of hints never delays it; so have imports,
 * so that reviews never wait behind a file.
 */
export const QUEUE_NAMES = ['review', 'sweep', 'import'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** Most patients that one job names, and that are reviewed together. */
export const MOST_IN_A_BATCH = 500;

/** Payloads of all jobs, by job name. They hold ids, never names or values. */
export const JOB_PAYLOADS = {
  /** Something of these patients was recorded: hurry the reviews that the database says are owed. */
  'review-hints': z.strictObject({ patientIds: z.array(z.uuid()).min(1).max(MOST_IN_A_BATCH) }),
  /** The same for one patient, as a former release puts it; read, no longer written. */
  'review-hint': z.strictObject({ patientId: z.uuid() }),
  /** Look for everything that is owed. */
  sweep: z.strictObject({}),
  /** A file was handed in: hurry the import that the database says is owed. */
  import: z.strictObject({ importId: z.uuid() }),
} as const;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<Name extends JobName> = z.output<(typeof JOB_PAYLOADS)[Name]>;

export const QUEUE_OF_JOB = {
  'review-hints': 'review',
  'review-hint': 'review',
  sweep: 'sweep',
  import: 'import',
} as const satisfies Record<JobName, QueueName>;
