import type { Analyte } from '@interstice/clinical';
import { BSR_2017_FURTHER_LIMITS, BSR_2017_LIMITS } from '../bsr-2017/bsr-2017-limits.rules.js';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { ActionLimit, MonitoredDrugId } from '../protocol.js';

/** A limit of a drug, by a name that no other limit has. */
export interface DrugLimit {
  readonly id: string;
  readonly drug: MonitoredDrugId;
  readonly limit: ActionLimit;
}

/** The blood protocol whose values stand beside those of every drug that it covers. */
const BSR = 'bsr-2017';

/**
 * The limits of a drug for an analyte, mildest first. Where the drug's own source names none, the values of the guideline of
 * 2017 stand in for the drugs that it covers; where the site watches blood by that guideline, they stand beside.
 *
 * @param drug - that is watched
 * @param analyte - that was measured
 * @param bloodProtocolId - of the site
 * @returns the limits, none where no source that was read names any
 * @source interstice-choices, B-20 and B-22
 * @example limitsOf('mycophenolate', 'neutrophils', 'mmf-label').map(({ id }) => id) //=> ['mycophenolate.neutrophils.reduce']
 */
export function limitsOf(
  drug: MonitoredDrugId,
  analyte: Analyte,
  bloodProtocolId: string,
): readonly DrugLimit[] {
  const { actionLimits, alertLimits = [], inBsr2017 = false } = WATCHED_DRUGS[drug];
  const found: DrugLimit[] = [];
  const add = (limits: readonly ActionLimit[]): void => {
    for (const limit of limits) if (limit.analyte === analyte) found.push(named(drug, limit));
  };
  add(actionLimits);
  add(alertLimits);
  if (inBsr2017 && (found.length === 0 || bloodProtocolId === BSR)) {
    add(BSR_2017_LIMITS);
    add(BSR_2017_FURTHER_LIMITS);
  }
  return found;
}

/** Every limit of every drug, whatever a site has chosen. */
export const ALL_LIMITS: readonly DrugLimit[] = (
  Object.entries(WATCHED_DRUGS) as [MonitoredDrugId, (typeof WATCHED_DRUGS)[MonitoredDrugId]][]
).flatMap(([drug, { actionLimits, alertLimits = [], inBsr2017 = false }]) =>
  [...actionLimits, ...alertLimits, ...(inBsr2017 ? ofBsr() : [])].map((limit) => named(drug, limit)),
);

const BY_ID = new Map(ALL_LIMITS.map((limit) => [limit.id, limit]));
/** In the order of the rule data. */
const RANK = new Map([...BY_ID.keys()].map((id, index) => [id, index]));

/** @example findLimit('mycophenolate.neutrophils.reduce')?.limit.analyte //=> 'neutrophils' */
export function findLimit(id: string): DrugLimit | undefined {
  return BY_ID.get(id);
}

/** @example ['b', 'a'].sort(byRank) // in the order of the rule data */
export function byRank(one: string, other: string): number {
  return (RANK.get(one) ?? Infinity) - (RANK.get(other) ?? Infinity);
}

function named(drug: MonitoredDrugId, limit: ActionLimit): DrugLimit {
  return { id: `${drug}.${limit.analyte}.${limit.step}`, drug, limit };
}

function ofBsr(): readonly ActionLimit[] {
  return [...BSR_2017_LIMITS, ...BSR_2017_FURTHER_LIMITS];
}
