import { ProblemError } from '../api/problem-error';
import { request } from '../api/request';
import type { PastAlert } from './past-alerts';

const REASON = 'Decided in bulk by mistake.';

export interface TakenBack {
  readonly reopened: number;
  /** Still decided, because the evidence has moved since. */
  readonly kept: number;
}

/**
 * Opens again what was just decided; what has moved since stays decided and is counted. May be asked again after it broke
 * off in the middle: what is open already counts as taken back.
 */
export async function takeBack(decided: readonly PastAlert[]): Promise<TakenBack> {
  let kept = 0;
  for (const { alert } of decided) {
    try {
      await request('POST', `/alerts/${alert.id}/reopen`, {
        body: { reason: REASON, evidenceRevision: alert.evidenceRevision },
      });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status !== 409) throw error;
      if (error.problem.code !== 'alert-not-decided') kept += 1;
    }
  }
  return { reopened: decided.length - kept, kept };
}

/**
 * Where alerts are after their decision was taken back. Whoever decided about an alert has taken it out of the history: it
 * comes back among those that are to be decided now, as the API reopens it.
 *
 * @example takenBackInWords({ reopened: 2, kept: 0 })
 *   //=> '2 taken back: they are open again, in the inbox and no longer in the history to triage.'
 */
export function takenBackInWords({ reopened }: TakenBack): string {
  if (reopened === 0) return 'None was taken back.';
  const are = reopened === 1 ? 'it is' : 'they are';
  return `${reopened} taken back: ${are} open again, in the inbox and no longer in the history to triage.`;
}
