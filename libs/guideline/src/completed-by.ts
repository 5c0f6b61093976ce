import type { FactRef } from '@interstice/clinical';
import type { DueItemFinding, DueTest } from './review-result.js';

const COMPLETED: Readonly<Partial<Record<DueTest, FactRef['kind']>>> = {
  'hrct-comparison': 'hrct',
  haemoglobin: 'pft',
  'pft-values': 'pft',
};

/**
 * The result on record that lacks what a due item asks for: the scan to be read, the test whose haemoglobin, reference
 * equation or values are missing.
 *
 * @param item - a finding of a review, or a stored item
 * @returns undefined where something has to be done that is not on record yet
 * @source interstice-choices, B-14
 * @example completedBy(item)?.kind //=> 'pft'
 */
export function completedBy({ test, rules }: Pick<DueItemFinding, 'test' | 'rules'>): FactRef | undefined {
  const kind = COMPLETED[test];
  if (kind === undefined) return undefined;
  const [{ because, missing }] = rules;
  const lacking = missing.find(({ of }) => of !== undefined)?.of;
  return lacking ?? because.find((fact) => fact.kind === kind);
}
