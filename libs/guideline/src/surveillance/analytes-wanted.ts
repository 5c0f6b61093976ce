import { ONE_OF, PANELS, type Analyte, type Panel } from '@interstice/clinical';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { SurveillanceRule } from '../protocol.js';
import type { DueRule } from '../review-result.js';
import type { Wish } from './surveillance-view.js';

/**
 * What one draw has to carry for a rule: the panel of the rule, or those of the drugs whose first tests are wanted.
 *
 * @param rule - with its panel, where it has one
 * @param wish - with the drugs, where the rule is about any
 * @returns the analytes, and those of which one is enough unless another panel wants one of them anyway
 * @source interstice-choices, B-22 and B-23
 * @example analytesWanted(rule, wish).analytes //=> ['alt', 'ast', 'bilirubin']
 */
export function analytesWanted(
  { panel, test }: SurveillanceRule,
  { drugs = [] }: Wish,
): Pick<DueRule, 'analytes' | 'oneOf'> {
  if (test !== 'blood') return {};
  if (panel !== undefined) return analytesOf(panel);
  const panels = drugs.map((drug) => WATCHED_DRUGS[drug].panel);
  const analytes = new Set<Analyte>(panels.map((one): readonly Analyte[] => PANELS[one]).flat());
  const oneOf = panels.map((one) => ONE_OF[one]).find((either) => either !== undefined);
  return {
    analytes: [...analytes],
    ...(oneOf === undefined || oneOf.some((analyte) => analytes.has(analyte)) ? {} : { oneOf }),
  };
}

function analytesOf(panel: Panel): Pick<DueRule, 'analytes' | 'oneOf'> {
  const analytes: readonly Analyte[] = PANELS[panel];
  const oneOf = ONE_OF[panel];
  return oneOf === undefined || oneOf.some((analyte) => analytes.includes(analyte))
    ? { analytes }
    : { analytes, oneOf };
}
