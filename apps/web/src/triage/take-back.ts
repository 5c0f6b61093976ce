import { ProblemError } from '../api/problem-error';
import { request } from '../api/request';
import type { Picked } from './selection';

const REASON = 'Decided in bulk by mistake.';

/** Opens again what was just decided; what has moved since stays decided and is counted. */
export async function takeBack(
  decided: readonly Picked[],
): Promise<{ readonly reopened: number; readonly kept: number }> {
  let reopened = 0;
  let kept = 0;
  for (const { alert } of decided) {
    try {
      await request('POST', `/alerts/${alert.id}/reopen`, {
        body: { reason: REASON, evidenceRevision: alert.evidenceRevision },
      });
      reopened += 1;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status !== 409) throw error;
      kept += 1;
    }
  }
  return { reopened, kept };
}
