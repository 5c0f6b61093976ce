import type { IsoDate } from '@interstice/clinical';
import type { ProgressionStory } from './assessment.js';
import type { Judging } from './eligible-pairs.js';
import { metDays, storyOf, type MetDay } from './progression-story.js';

/**
 * Whether what was met since a day is more than what had been met by then: a further limb, a lower value, another fall, a
 * further increase of fibrosis, or a provisional fall that is confirmed. What was put down to another cause by then and only goes on is none.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param since - the day of the decision
 * @returns true also where nothing had been met by then
 * @source interstice-choices, B-02 and B-18
 * @example isNewsSince(judging, parseIsoDate('2025-09-01')) //=> false
 */
export function isNewsSince(judging: Judging, since: IsoDate): boolean {
  const days = metDays(judging);
  const known = storyOf(
    judging,
    days.filter(({ day }) => day.on <= since),
  );
  return (
    days.some((met) => met.on > since && isNews(met, known)) ||
    isConfirmedSince(known, storyOf(judging, days))
  );
}

function isNews({ met, test, newestFromOn }: MetDay, known: ProgressionStory): boolean {
  const criteria = new Set(known.criteria);
  return (
    !known.supported ||
    [...met.keys()].some((criterion) => !criteria.has(criterion)) ||
    isLower(test?.ml, known.lowestFvcMl) ||
    isLower(test?.pct, known.lowestPctTenths) ||
    isLower(test?.dlcoPct, known.lowestDlcoTenths) ||
    isFrom(newestFromOn, known.latest?.later.on) ||
    scansOf(met).some((on) => known.lastIncreaseOn !== null && on > known.lastIncreaseOn)
  );
}

function isConfirmedSince(known: ProgressionStory, now: ProgressionStory): boolean {
  return known.certainty === 'provisional' && now.certainty === 'confirmed';
}

function isLower(value: number | null | undefined, known: number | null): boolean {
  return typeof value === 'number' && known !== null && value < known;
}

/** A fall that begins where the known one ended, or after a recovery from it, is another one. */
function isFrom(newestFromOn: IsoDate | null, knownOn: IsoDate | undefined): boolean {
  return newestFromOn !== null && knownOn !== undefined && newestFromOn >= knownOn;
}

function scansOf(met: MetDay['met']): IsoDate[] {
  return [...met.values()].flatMap(({ facts }) =>
    facts.filter(({ kind }) => kind === 'hrct').map(({ on }) => on),
  );
}
