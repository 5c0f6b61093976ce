import {
  parseIsoDate,
  type IsoDate,
  type PatientRecord,
  type PatientStatus,
  type PersonFactOf,
} from '@interstice/clinical';
import { review } from './review.js';
import type { DueItemFinding, DueTest, ReviewResult } from './review-result.js';
import { protocolById } from './rule-set.js';

export * from '@interstice/test-support/records';

export const day = parseIsoDate;
export const PROTOCOL = protocolById('summary-2026');

export function reviewed(
  record: PatientRecord,
  asOf: string,
  blood?: string,
  surveillance: string = PROTOCOL.id,
): ReviewResult {
  return review(record, protocolById(surveillance, blood), parseIsoDate(asOf));
}

export function dueItem(
  record: PatientRecord,
  test: DueTest,
  asOf: string,
  blood?: string,
  surveillance?: string,
): DueItemFinding | undefined {
  return reviewed(record, asOf, blood, surveillance).dueItems.find((item) => item.test === test);
}

/** When ILD was diagnosed, as it was known from the beginning. */
export function diagnosis(diagnosedOn: string): PersonFactOf<'ild-diagnosis'> {
  return {
    kind: 'ild-diagnosis',
    lineageId: 'diagnosis',
    id: 'diagnosis v1',
    on: parseIsoDate('2020-01-01'),
    value: { diagnosedOn: parseIsoDate(diagnosedOn) },
  };
}

export function statusOf(value: PatientStatus, on: string, receiver?: string): PersonFactOf<'status'> {
  return {
    kind: 'status',
    lineageId: 'status',
    id: 'status v1',
    on: parseIsoDate(on),
    value: { status: value, ...(receiver === undefined ? {} : { receiver }) },
  };
}

/** Rule and days of an item, as a table shows them. */
export function dueDays(item: DueItemFinding | undefined): [string, IsoDate, IsoDate, IsoDate] | undefined {
  return item && [item.rules[0].ruleId, item.opensOn, item.targetOn, item.closesOn];
}
