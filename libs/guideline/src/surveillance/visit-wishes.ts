import { factInForce } from '@interstice/clinical';
import type { SurveillanceCondition } from '../protocol.js';
import type { SurveillanceView, Wish } from './surveillance-view.js';

type When = Extract<SurveillanceCondition, { readonly kind: 'specialty-missing' }>;

/**
 * The visits that are missing for a patient to be followed by each specialty; a joint visit is one of all of them. Those
 * count that were made since the patient came, or since ILD was diagnosed where that was before.
 *
 * @param when - the specialties
 * @param view - with the visits
 * @returns the wish, or null when every specialty has seen the patient
 * @source treatment-approach-2026, M-08
 * @example specialtyWish(rule.when, view)?.missing[0]?.because //=> 'no-rheumatology-visit'
 */
export function specialtyWish({ specialties }: When, { record }: SurveillanceView): Wish | null {
  const { registeredOn } = record;
  const diagnosedOn = factInForce(record, 'ild-diagnosis')?.value.diagnosedOn ?? registeredOn;
  const since = diagnosedOn < registeredOn ? diagnosedOn : registeredOn;
  const seenBy = new Set(record.visits.filter(({ on }) => on >= since).map(({ specialty }) => specialty));
  if (seenBy.has('joint')) return null;
  const missing = specialties.filter((specialty) => !seenBy.has(specialty));
  if (missing.length === 0) return null;
  return {
    because: [],
    missing: missing.map((specialty) => ({ what: 'visit', because: `no-${specialty}-visit` })),
  };
}
