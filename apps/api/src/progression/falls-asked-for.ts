import type { FallAskedFor } from '@interstice/contracts';
import { CRITERION_SETS, type CriterionSet } from '@interstice/progression';
import { citationOf } from '../review/explained.js';

/** Every fall that some definition names, so that whoever draws it need not know a number. */
export const FALLS_ASKED_FOR: FallAskedFor[] = CRITERION_SETS.flatMap(fallsOf);

function fallsOf({ id: setId, criteria }: CriterionSet): FallAskedFor[] {
  const falls = new Map<string, FallAskedFor>();
  for (const criterion of criteria) {
    for (const condition of 'allOf' in criterion ? criterion.allOf : criterion.anyOf) {
      if (!('measure' in condition)) continue;
      const { measure, change, atLeast, cite } = condition;
      const key = `${measure} ${change} ${atLeast}`;
      const fall = falls.get(key) ?? { setId, measure, change, atLeast, cites: [] };
      falls.set(key, { ...fall, cites: [...fall.cites, citationOf(cite)] });
    }
  }
  return [...falls.values()].toSorted((one, other) => one.atLeast - other.atLeast);
}
