import { ANALYTE_NAMES, type Analyte } from '@interstice/clinical';
import { ALL_LIMITS } from './limits-of-drugs.js';

/** The analytes for which some source names a limit, in the order in which they are shown. */
export const LIMITED_ANALYTES: readonly Analyte[] = ANALYTE_NAMES.filter((analyte) =>
  ALL_LIMITS.some(({ limit }) => limit.analyte === analyte),
);

/** One rule for each analyte, however many drugs have limits for it (B-22). */
export const BLOOD_RULE_IDS: readonly string[] = LIMITED_ANALYTES.map(ruleIdOf);

/** @example ruleIdOf('neutrophils') //=> 'blood.neutrophils' */
export function ruleIdOf(analyte: Analyte): string {
  return `blood.${analyte}`;
}

/** @example analytesOf('blood.neutrophils') //=> ['neutrophils'] */
export function analytesOf(ruleId: string): readonly Analyte[] {
  return LIMITED_ANALYTES.filter((analyte) => ruleIdOf(analyte) === ruleId);
}
