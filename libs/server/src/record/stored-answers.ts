import type { Citation } from '@interstice/clinical';
import type { AlertEvidence, AlertFinding, DueItemFinding, ReviewResult } from '@interstice/guideline';

/** `alert.evidence`: all that explaining the alert needs beside the columns of its row. */
export interface StoredAlertEvidence extends AlertEvidence {
  readonly cites: readonly Citation[];
}

/** `due_item.detail`: every rule that wants the test, the one that set the dates first. */
export type StoredDueItemDetail = DueItemFinding['rules'];

/** `review.output`, unpacked (`packed-output.ts`). What raises no alert is not kept: nobody reads it but the reconciling. */
export type StoredReviewOutput = Omit<ReviewResult, 'unraised'>;

export function storedAlertEvidence(finding: AlertFinding): StoredAlertEvidence {
  return { ...finding.evidence, cites: finding.cites };
}
