import type { CannotJudge, DueTest } from './review-result.js';

/**
 * Runs one rule; what it throws becomes a finding, so that it neither disappears nor stops its neighbours.
 *
 * @param ruleId - of the rule
 * @param test - that it is about; null for criterion sets and alerts
 * @param cannotJudge - where a failure is told
 * @param rule - what to run
 * @returns what the rule gave, or nothing
 * @source interstice-choices, B-14
 * @example attempt('pft.m-01', 'pft', cannotJudge, () => applyRule(rule, view)).length //=> 1
 */
export function attempt<Outcome>(
  ruleId: string,
  test: DueTest | null,
  cannotJudge: CannotJudge[],
  rule: () => Outcome | undefined,
): Outcome[] {
  try {
    const outcome = rule();
    return outcome === undefined ? [] : [outcome];
  } catch (error) {
    cannotJudge.push({ ruleId, test, errorCode: codeOf(error) });
    return [];
  }
}

/** A stable code; never the message, which may quote the record. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unexpected-error';
}
