import { addMonths, factInForce } from '@interstice/clinical';
import type { SurveillanceCondition, SurveillanceRule } from '../protocol.js';
import type { SurveillanceView, Wish } from './surveillance-view.js';

type When = Extract<SurveillanceCondition, { readonly kind: 'first-year-of' }>;

/**
 * The next test in the first year of ILD, in some diseases. Of an overlap each disease counts.
 *
 * Whether it is the first year is told by the last test, from which is counted, so the passing of days ends nothing. It runs
 * from the diagnosis of ILD, or from registration where no diagnosis is recorded.
 *
 * @param rule - for its test
 * @param when - the diseases, and how long the first year is
 * @param view - with the last tests
 * @returns the wish, or null
 * @source acr-chest-2023, monitoring
 * @example firstYearWish(rule, rule.when, view)?.because[0]?.kind //=> 'person-fact'
 */
export function firstYearWish({ test }: SurveillanceRule, when: When, view: SurveillanceView): Wish | null {
  const { record } = view;
  const ctd = factInForce(record, 'ctd')?.value;
  const last = test === 'dlco' ? view.lastDlco : view.lastLaboratoryPft;
  if (!ctd || !last || ![ctd.primary, ...ctd.secondary].some((one) => when.ctds.includes(one))) return null;
  const diagnosis = factInForce(record, 'ild-diagnosis');
  const from = diagnosis?.value.diagnosedOn ?? record.registeredOn;
  if (last.on >= addMonths(from, when.within.months)) return null;
  return {
    because: diagnosis ? [{ kind: 'person-fact', lineageId: diagnosis.lineageId, on: from }] : [],
    missing: [],
  };
}
