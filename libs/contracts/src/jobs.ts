import { z } from 'zod';

/**
 * Queues by what they hold. The minute sweep has its own, so that a backlog of hints never delays it; so have imports,
 * so that reviews never wait behind a file.
 */
export const QUEUE_NAMES = ['review', 'sweep', 'import'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** Payloads of all jobs, by job name. They hold ids, never names or values. */
export const JOB_PAYLOADS = {
  /** Something of this patient was recorded: hurry the review that the database says is owed. */
  'review-hint': z.strictObject({ patientId: z.uuid() }),
  /** Look for everything that is owed. */
  sweep: z.strictObject({}),
  /** A file was handed in: hurry the import that the database says is owed. */
  import: z.strictObject({ importId: z.uuid() }),
} as const;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<Name extends JobName> = z.output<(typeof JOB_PAYLOADS)[Name]>;

export const QUEUE_OF_JOB = {
  'review-hint': 'review',
  sweep: 'sweep',
  import: 'import',
} as const satisfies Record<JobName, QueueName>;
