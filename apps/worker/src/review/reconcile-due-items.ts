import type { PatientRecord } from '@interstice/clinical';
import type { DueItemFinding, DueTest } from '@interstice/guideline';
import { haveSameJson, type StoredDueItemDetail } from '@interstice/server';
import { findAnswer } from './find-answer.js';

/** A row of `due_item`, as far as deciding about it goes. */
export interface StoredDueItem {
  readonly id: string;
  readonly test: DueTest;
  readonly cycle: string;
  readonly opensOn: string;
  readonly targetOn: string;
  readonly closesOn: string;
  readonly detail: StoredDueItemDetail;
  readonly closedReason: 'done' | 'withdrawn' | null;
}

/** What to write. Rows are never removed: appointments and ladder steps point at them. */
export type DueItemWrite =
  | { readonly write: 'insert'; readonly finding: DueItemFinding }
  | { readonly write: 'update'; readonly id: string; readonly finding: DueItemFinding }
  | { readonly write: 'reopen'; readonly id: string; readonly finding: DueItemFinding }
  | {
      readonly write: 'close';
      readonly id: string;
      readonly reason: 'done';
      readonly closedByLineage: string;
    }
  | { readonly write: 'close'; readonly id: string; readonly reason: 'withdrawn' };

/**
 * Decides what makes the stored due items of one patient agree with a review. Deciding twice about the same changes
 * nothing the second time.
 *
 * @param stored - all unclosed rows, and the closed ones whose cycle a finding names, newest first
 * @param settled - false when some rule could not be judged: then nothing is closed for lack of a finding
 */
export function reconcileDueItems(
  stored: readonly StoredDueItem[],
  findings: readonly DueItemFinding[],
  record: PatientRecord,
  settled: boolean,
): DueItemWrite[] {
  const writes: DueItemWrite[] = [];
  for (const finding of findings) {
    const current = stored.find((item) => item.test === finding.test && item.closedReason === null);
    if (current?.cycle === finding.cycle) {
      if (!agrees(current, finding)) writes.push({ write: 'update', id: current.id, finding });
      continue;
    }
    if (current !== undefined) writes.push(closeBefore(current, finding, record));
    // The fact that closed it has been withdrawn: the same item is wanted again.
    const closed = stored.find(
      (item) => item.test === finding.test && item.closedReason !== null && item.cycle === finding.cycle,
    );
    writes.push(
      closed === undefined ? { write: 'insert', finding } : { write: 'reopen', id: closed.id, finding },
    );
  }
  const wanted = new Set(findings.map((finding) => finding.test));
  for (const item of settled ? stored : []) {
    if (item.closedReason === null && !wanted.has(item.test)) writes.push(close(item, record));
  }
  return writes;
}

/** The next cycle has begun. While the rule that set the days still asks as before, nothing has answered it. */
function closeBefore(item: StoredDueItem, next: DueItemFinding, record: PatientRecord): DueItemWrite {
  const [first] = item.detail;
  const stillAsked = next.rules.some(
    (rule) =>
      rule.ruleId === first.ruleId && rule.opensOn === first.opensOn && rule.closesOn === first.closesOn,
  );
  return stillAsked ? { write: 'close', id: item.id, reason: 'withdrawn' } : close(item, record);
}

/** Done if a fact answers it, else withdrawn. */
function close(item: StoredDueItem, record: PatientRecord): DueItemWrite {
  const answer = findAnswer(item, record);
  return answer === undefined
    ? { write: 'close', id: item.id, reason: 'withdrawn' }
    : { write: 'close', id: item.id, reason: 'done', closedByLineage: answer.lineageId };
}
function agrees(item: StoredDueItem, finding: DueItemFinding): boolean {
  return (
    item.opensOn === finding.opensOn &&
    item.targetOn === finding.targetOn &&
    item.closesOn === finding.closesOn &&
    haveSameJson(item.detail, finding.rules)
  );
}
