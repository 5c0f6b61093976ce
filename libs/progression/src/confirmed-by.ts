import type { IsoDate } from '@interstice/clinical';
import type { ConfirmedBy } from './assessment.js';
import { judgeFall, type CompiledWay, type Measure } from './compiled-set.js';
import { eligibleTests, pairOf, type Judging } from './eligible-pairs.js';
import { judgeBeside } from './fall-beside.js';
import { standingOn } from './judge-criterion.js';
import { isAtHome } from './judged-tests.js';
import type { CertaintyDay } from './story-certainty.js';

/**
 * Which test confirms a fall, told apart: the previous one, the first in the window, or a second one that met on a later day.
 * Each is told once, of the first sound test that it holds of. Findings and oxygen confirm in their own words.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param days - on which it met, within the window of the last one
 * @returns empty where nothing of these confirms it
 * @source interstice-choices, B-11
 * @example confirmedBy(judging, days) //=> [{ by: 'previous-test', earlierOn: '2025-07-10', laterOn: '2026-01-12' }]
 */
export function confirmedBy(judging: Judging, days: readonly CertaintyDay[]): readonly ConfirmedBy[] {
  const sound = days
    .filter(({ test }) => test !== null && !test.poorQuality && !isAtHome(test))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  const found: ConfirmedBy[] = [];
  for (const end of ['newest', 'oldest'] as const) {
    const plain = firstPlain(judging, sound, end);
    if (plain) found.push({ by: end === 'newest' ? 'previous-test' : 'first-in-window', ...plain });
  }
  const [first] = sound;
  const second = first && sound.find(({ on }) => on > first.on);
  if (second) found.push({ by: 'second-test', earlierOn: first.on, laterOn: second.on });
  return found;
}

type Days = Pick<ConfirmedBy, 'earlierOn' | 'laterOn'>;

function firstPlain(
  judging: Judging,
  sound: readonly CertaintyDay[],
  end: 'oldest' | 'newest',
): Days | undefined {
  for (const fall of sound) {
    const earlierOn = fall.plain ? meetsFrom(judging, fall, end) : null;
    if (earlierOn !== null) return { earlierOn, laterOn: fall.on };
  }
  return undefined;
}

/** The day of the previous or first test from which the test of a day meets some criterion; null where it meets none. */
function meetsFrom(judging: Judging, fall: CertaintyDay, end: 'oldest' | 'newest'): IsoDate | null {
  for (const measure of judging.set.measures) {
    const { tests } = judging.timeline.lines[measure];
    const later = tests.findLastIndex(({ pft }) => pft.lineageId === fall.test?.pft.lineageId);
    const earlier = later < 0 ? undefined : eligibleTests(judging, measure, later).ends?.[end];
    if (earlier === undefined) continue;
    const ways = judging.set.criteria.flatMap((criterion) => criterion.ways);
    if (ways.some((way) => way.measure === measure && isMet(judging, way, fall, { measure, earlier, later })))
      return tests[earlier]?.on ?? null;
  }
  return null;
}

interface Pair {
  readonly measure: Measure;
  readonly earlier: number;
  readonly later: number;
}

function isMet(
  judging: Judging,
  way: CompiledWay,
  { day }: CertaintyDay,
  { measure, earlier, later }: Pair,
): boolean {
  const pair = pairOf(judging, measure, earlier, later);
  if (judgeFall(way, pair.deciding) !== 'met') return false;
  const { on: earlierOn } = pair.earlier;
  if (judgeBeside(judging.timeline, way, earlierOn, pair.later.on).verdict !== 'met') return false;
  return way.findings.every((kind) => {
    const { worseOn } = standingOn(judging, kind, day);
    return worseOn !== null && earlierOn < worseOn;
  });
}
