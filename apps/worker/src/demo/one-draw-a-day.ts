import type { FactInput } from '@interstice/server';
import { dayOf } from './demo-patient.js';

type BloodTest = Extract<FactInput, { kind: 'blood-test' }>;

/**
 * Blood that two schedules want on one day is drawn once, and its result holds the values of both: how days fall depends on
 * the day of seeding, and two results of one day that differ would be asked about as a correction (B-30).
 *
 * @param facts - of one patient; of a value in two draws of a day the first told holds
 * @returns the same facts in their order, without a second draw of any day
 */
export function oneDrawADay(facts: readonly FactInput[]): FactInput[] {
  const draws = new Map<string, BloodTest>();
  for (const fact of facts) {
    if (fact.kind !== 'blood-test') continue;
    const earlier = draws.get(dayOf(fact));
    const values = { ...fact.values, ...earlier?.values };
    // What is done with a fact refers to it: it stays the same one unless a second joins it.
    draws.set(dayOf(fact), earlier === undefined ? fact : { ...fact, values });
  }
  return facts.flatMap((fact): FactInput[] => {
    if (fact.kind !== 'blood-test') return [fact];
    const draw = draws.get(dayOf(fact));
    draws.delete(dayOf(fact));
    return draw === undefined ? [] : [draw];
  });
}
