import type { PatientRecord, PersonFact, PersonFactKind } from './record.js';
import { isOfRegistration } from './status-order.js';

/** A person fact of one kind. */
export type PersonFactOf<Kind extends PersonFactKind> = Extract<PersonFact, { readonly kind: Kind }>;

/**
 * The person fact of a kind that is in force: the one with the latest date.
 *
 * The record must already be cut at the day of the review, see {@link recordAsOf}. Of two facts with one date the
 * one recorded last stands, which the order of their ids tells. The status that a registration states holds only where no
 * other one is recorded.
 *
 * @param record - the record as of the day judged
 * @param kind - which fact about the person
 * @returns the fact, or undefined when none is recorded
 * @source interstice-choices, B-26, B-27
 * @example factInForce(record, 'status')?.value.status //=> 'active'
 */
export function factInForce<Kind extends PersonFactKind>(
  record: PatientRecord,
  kind: Kind,
): PersonFactOf<Kind> | undefined {
  let inForce: PersonFactOf<Kind> | undefined;
  for (const fact of record.person) {
    if (!isOfKind(fact, kind)) continue;
    if (!inForce || holdsOver(fact, inForce)) inForce = fact;
  }
  return inForce;
}

function holdsOver(fact: PersonFact, other: PersonFact): boolean {
  const [isAssumed, isOtherAssumed] = [isStatedOnly(fact), isStatedOnly(other)];
  if (isAssumed !== isOtherAssumed) return isOtherAssumed;
  return fact.on > other.on || (fact.on === other.on && fact.id > other.id);
}

function isStatedOnly(fact: PersonFact): boolean {
  return fact.kind === 'status' && isOfRegistration(fact.value);
}

function isOfKind<Kind extends PersonFactKind>(fact: PersonFact, kind: Kind): fact is PersonFactOf<Kind> {
  return fact.kind === kind;
}
