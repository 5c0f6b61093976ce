import { DRUGS } from '@interstice/clinical';
import type { ExplanationLine } from '../explanation.js';
import { listText } from '../sentences.js';
import { PREDNISONE_EQUIVALENTS, type PrednisoneEquivalent } from './prednisone-equivalents.rules.js';
import type { SteroidExposure } from './steroid-exposure.js';

const EQUIVALENTS: Readonly<Partial<Record<string, PrednisoneEquivalent>>> = PREDNISONE_EQUIVALENTS;

/**
 * How an exposure was counted, and what could not be.
 *
 * @param exposure - with its courses
 * @returns a line for each drug that was converted, and one for days that add nothing
 * @source glucocorticoid-doses, T-03, X-01 and B-28
 * @example explainExposure(exposure)[0]?.text //=> 'About 4 mg of methylprednisolone count as 5 mg of prednisone, …'
 */
export function explainExposure({ courses }: SteroidExposure): ExplanationLine[] {
  const drugs = [...new Set(courses.map(({ drug }) => drug))];
  const lines = drugs.flatMap((drug): ExplanationLine[] => {
    const known = EQUIVALENTS[drug];
    if (known === undefined || drug === 'prednisone') return [];
    return [
      {
        text: `About ${known.mg} mg of ${DRUGS[drug].title} count as ${known.prednisoneMg} mg of prednisone, by mouth or into a vein.`,
        cites: [known.cite],
      },
    ];
  });
  const unknown = courses.filter(({ unknownDays }) => unknownDays > 0);
  if (unknown.length > 0) {
    const days = unknown.map(
      ({ drug, unknownDays }) =>
        `${DRUGS[drug].title} on ${unknownDays} ${unknownDays === 1 ? 'day' : 'days'}`,
    );
    lines.push({
      text: `The dose of ${listText(days, 'and')} is not known in milligrams a day: it adds nothing, so that sums over these days are “at least”.`,
      cites: [{ doc: 'interstice-choices', at: 'B-28', ids: ['B-28'] }],
    });
  }
  return lines;
}
