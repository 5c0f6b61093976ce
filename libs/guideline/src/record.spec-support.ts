import { parseIsoDate, type IsoDate, type PatientRecord } from '@interstice/clinical';
import { review } from './review.js';
import type { DueItemFinding, DueTest, ReviewResult } from './review-result.js';
import { protocolById } from './rule-set.js';

export * from '@interstice/test-support/records';

export const day = parseIsoDate;
export const PROTOCOL = protocolById('summary-2026');

export function reviewed(record: PatientRecord, asOf: string): ReviewResult {
  return review(record, PROTOCOL, parseIsoDate(asOf));
}

export function dueItem(record: PatientRecord, test: DueTest, asOf: string): DueItemFinding | undefined {
  return reviewed(record, asOf).dueItems.find((item) => item.test === test);
}

/** Rule and days of an item, as a table shows them. */
export function dueDays(item: DueItemFinding | undefined): [string, IsoDate, IsoDate, IsoDate] | undefined {
  return item && [item.rules[0].ruleId, item.opensOn, item.targetOn, item.closesOn];
}
