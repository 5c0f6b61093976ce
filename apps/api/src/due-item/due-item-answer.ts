import type { IsoDate } from '@interstice/clinical';
import type { DueItemResponse } from '@interstice/contracts';
import { completedBy, dueStatus, explainDueItem, type DueTest } from '@interstice/guideline';
import type { StoredDueItemDetail } from '@interstice/server';
import { explained } from '../review/explained.js';

/** Columns of `due_item` that an answer is made of. */
export const DUE_ITEM_COLUMNS = `due_item.id, due_item.test, due_item.cycle, due_item.opens_on AS "opensOn",
  due_item.target_on AS "targetOn", due_item.closes_on AS "closesOn", due_item.rule_ids AS "ruleIds", due_item.detail`;

export interface DueItemRow extends Record<string, unknown> {
  readonly id: string;
  readonly test: DueTest;
  readonly cycle: string;
  readonly opensOn: IsoDate;
  readonly targetOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly ruleIds: string[];
  readonly detail: StoredDueItemDetail;
}

/**
 * A due item as it is answered, on a chart and on every list.
 *
 * @param today - at the patient's site: the status is of today and not stored
 * @param values - whether the reader may see values (B-34)
 */
export function dueItemOf(row: DueItemRow, today: IsoDate, values: boolean): DueItemResponse {
  const { id, test, cycle, opensOn, targetOn, closesOn, ruleIds, detail } = row;
  const finding = { test, cycle, opensOn, targetOn, closesOn, rules: detail };
  const explanation = explained(
    explainDueItem(finding, today, { values }),
    detail.flatMap(({ cites }) => cites),
  );
  const { missing, ...rest } = explanation;
  const completed = completedBy(finding);
  return {
    id,
    test,
    ruleIds,
    opensOn,
    targetOn,
    closesOn,
    status: dueStatus({ opensOn, closesOn }, today),
    ...rest,
    ...(missing.length === 0 ? {} : { missing }),
    ...(completed?.kind === 'pft' || completed?.kind === 'hrct'
      ? { completes: { kind: completed.kind, lineageId: completed.lineageId } }
      : {}),
  };
}
