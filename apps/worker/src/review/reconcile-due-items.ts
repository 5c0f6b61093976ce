import type { FactRef, PatientRecord } from '@interstice/clinical';
import type { DueItemFinding, DueTest } from '@interstice/guideline';
import { canonicalJson, type StoredDueItemDetail } from '@interstice/server';

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

/** The anchor of a test that was never done. */
const BASELINE = 'baseline';

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
    if (item.closedReason === null && !wanted.has(item.test)) writes.push(closeUnwanted(item, record));
  }
  return writes;
}

/** The next cycle has begun. It was done if what began it is a fact later than the anchor before. */
function closeBefore(item: StoredDueItem, next: DueItemFinding, record: PatientRecord): DueItemWrite {
  const nextAnchor = anchorOf(next.cycle, next.rules, record);
  const anchor = item.cycle === BASELINE ? BASELINE : anchorOf(item.cycle, item.detail, record);
  const isLater =
    nextAnchor !== undefined && (anchor === BASELINE || (anchor !== undefined && nextAnchor.on > anchor.on));
  return isLater
    ? { write: 'close', id: item.id, reason: 'done', closedByLineage: nextAnchor.lineageId }
    : { write: 'close', id: item.id, reason: 'withdrawn' };
}

/** Nothing wants it any more: done if a fact of its kind lies in its window or after, else withdrawn. */
function closeUnwanted(item: StoredDueItem, record: PatientRecord): DueItemWrite {
  const answers = factsAnswering(item.test, record)
    .filter((fact) => fact.on >= item.opensOn)
    .sort((earlier, later) => (earlier.on < later.on ? -1 : earlier.on > later.on ? 1 : 0));
  const answer = answers[0];
  return answer === undefined
    ? { write: 'close', id: item.id, reason: 'withdrawn' }
    : { write: 'close', id: item.id, reason: 'done', closedByLineage: answer.lineageId };
}

/** The anchoring fact: from the record, or, when it was withdrawn since, as the item named it. */
function anchorOf(
  cycle: string,
  rules: StoredDueItemDetail,
  record: PatientRecord,
): { readonly lineageId: string; readonly on: string } | undefined {
  if (cycle === BASELINE) return undefined;
  const refs: readonly { readonly lineageId: string; readonly on: string }[] = [
    ...record.pfts.map((pft) => ({ lineageId: pft.lineageId, on: pft.testedOn })),
    ...record.hrcts.map((hrct) => ({ lineageId: hrct.lineageId, on: hrct.performedOn })),
    ...record.symptomReports.map((report) => ({ lineageId: report.lineageId, on: report.reportedOn })),
    ...rules.flatMap((rule) => rule.because),
  ];
  return refs.find((ref) => ref.lineageId === cycle);
}

function factsAnswering(test: DueTest, record: PatientRecord): Pick<FactRef, 'lineageId' | 'on'>[] {
  switch (test) {
    case 'pft':
      return record.pfts
        .filter((pft) => pft.notDone === undefined)
        .map((pft) => ({ lineageId: pft.lineageId, on: pft.testedOn }));
    case 'dlco':
      return record.pfts
        .filter((pft) => pft.dlco !== undefined || pft.dlcoPctPred !== undefined)
        .map((pft) => ({ lineageId: pft.lineageId, on: pft.testedOn }));
    case 'haemoglobin':
      return record.pfts
        .filter((pft) => pft.haemoglobin !== undefined)
        .map((pft) => ({ lineageId: pft.lineageId, on: pft.testedOn }));
    case 'hrct':
    case 'hrct-comparison':
      return record.hrcts.map((hrct) => ({ lineageId: hrct.lineageId, on: hrct.performedOn }));
    case 'symptom-report':
      return record.symptomReports.map((report) => ({ lineageId: report.lineageId, on: report.reportedOn }));
    case 'height':
      return record.person
        .filter((fact) => fact.kind === 'height')
        .map((fact) => ({ lineageId: fact.lineageId, on: fact.on }));
    case 'blood':
    case 'joint-visit':
      return [];
  }
}

function agrees(item: StoredDueItem, finding: DueItemFinding): boolean {
  return (
    item.opensOn === finding.opensOn &&
    item.targetOn === finding.targetOn &&
    item.closesOn === finding.closesOn &&
    canonicalJson(item.detail) === canonicalJson(finding.rules)
  );
}
