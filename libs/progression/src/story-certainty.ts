import { relPct, type FactRef, type IsoDate } from '@interstice/clinical';
import type { BeyondRepeat, OxygenRise, ProgressionStory, Unrepeated } from './assessment.js';
import type { Comparison } from './compare-tests.js';
import { reachesShare } from './compiled-set.js';
import type { Judging } from './eligible-pairs.js';
import { FAR_FALL } from './far-fall.rules.js';
import { countBefore } from './first-where.js';
import { isAtHome, type JudgedTest } from './judged-tests.js';
import { oxygenRise } from './oxygen-rise.js';
import type { EventDay } from './progression-timeline.js';
import { unrepeated } from './repeats.js';

/** What certainty is told from: a day on which a fall, or findings without a test, met. */
export interface CertaintyDay {
  /** The later test that met; null where findings alone did. */
  readonly test: JudgedTest | null;
  /** The day judged, on which it met. */
  readonly day: EventDay;
  /** What met each criterion. */
  readonly met: ReadonlyMap<string, { readonly pair: Comparison | null }>;
  /** The day of what met: of the later test, or of the later finding. */
  readonly on: IsoDate;
  /** Of the later test, or of the earlier finding. */
  readonly freshOn: IsoDate;
  /** The latest of the tests that the later one fell from; null where findings alone met. */
  readonly fellFromOn: IsoDate | null;
  /** The newest test from which the later one fell as far as is asked for; null where findings alone met. */
  readonly newestFromOn: IsoDate | null;
  /** The pair with the previous test, or with the first one in the window, meets as well (B-11). */
  readonly plain: boolean;
}

/** How certain it is, and what is still to be repeated. */
export type StoryCertainty = Pick<
  ProgressionStory,
  'certainty' | 'unrepeated' | 'poorQuality' | 'homeAlone' | 'certainFall' | 'beyondRepeat'
> & { readonly unrepeated: readonly Unrepeated[] };

/**
 * How certain the days that met are together.
 *
 * Where nothing fell, findings are certain: what a radiologist and the patient report is not subject to the noise of tests.
 * A fall is certain when a second sound test, the previous or the first one shows it, or findings dated after the test it
 * fell from do. One to a sound test is so by itself when it lies far past the threshold, or when the need for oxygen rose
 * since the test it fell from. Findings confirm the set beside a fall that rests on poor or home tests alone, and not that fall: its
 * repeat stays wanted.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param days - within the window of the last day that met; at least one
 * @returns certainty, the test by which the last fall was certain, the tests still to be repeated, and whether every test that
 * met is poor or was done at home
 * @source interstice-choices, B-11 and B-15
 * @example certaintyOf(judging, days).certainty //=> 'provisional'
 */
export function certaintyOf(judging: Judging, days: readonly CertaintyDay[]): StoryCertainty {
  const tests = days.flatMap(({ test }) => (test ? [test] : []));
  if (tests.length === 0)
    return {
      certainty: 'confirmed',
      certainFall: null,
      beyondRepeat: null,
      unrepeated: [],
      poorQuality: false,
      homeAlone: false,
    };
  const falls = days.filter(({ test }) => test !== null);
  const sound = falls.filter(({ test }) => test !== null && !test.poorQuality && !isAtHome(test));
  let foundOn: IsoDate | null = null;
  for (const { test, freshOn } of days)
    if (test === null && (foundOn === null || freshOn > foundOn)) foundOn = freshOn;
  const isBacked = ({ fellFromOn }: CertaintyDay): boolean =>
    foundOn !== null && fellFromOn !== null && foundOn > fellFromOn;
  const borneOut = earliest([
    secondOf(sound),
    earliest(sound.filter((fall) => fall.plain)),
    sound.every(isBacked) ? earliest(sound) : null,
  ]);
  const beyond = fallsBeyondRepeat(judging, sound);
  const firstCertain = earliest([borneOut, earliest([...beyond.falls])]);
  const isFallCertain = firstCertain !== null;
  return {
    certainty: isFallCertain || falls.every(isBacked) ? 'confirmed' : 'provisional',
    certainFall: firstCertain && testRef(lastCertain(firstCertain, sound, beyond.falls)),
    beyondRepeat: beyond.falls.size === 0 ? null : { ...beyond.told, alone: borneOut === null },
    unrepeated: isFallCertain ? [] : unrepeated(judging.timeline, tests),
    poorQuality: tests.every(({ poorQuality }) => poorQuality),
    homeAlone: tests.every(isAtHome),
  };
}

/** The falls for which no repeat is awaited, and by what. */
interface FallsBeyondRepeat {
  readonly falls: ReadonlySet<CertaintyDay>;
  readonly told: Omit<BeyondRepeat, 'alone'>;
}

function fallsBeyondRepeat(judging: Judging, sound: readonly CertaintyDay[]): FallsBeyondRepeat {
  const falls = new Set<CertaintyDay>();
  let farFall = false;
  let firstRise: OxygenRise | null = null;
  for (const fall of sound) {
    const isFar = [...fall.met.values()].some(({ pair }) => pair !== null && isFarFall(pair));
    const rise: OxygenRise | null = firstRise === null || !isFar ? riseBeside(judging, fall) : null;
    farFall ||= isFar;
    firstRise ??= rise;
    if (isFar || rise !== null) falls.add(fall);
  }
  return { falls, told: { farFall, oxygenRise: firstRise } };
}

/** DLCO varies more than FVC: nobody says how far it has to fall. */
function isFarFall({ deciding }: Comparison): boolean {
  return deciding.measure !== 'dlco-pct' && reachesShare(deciding, relPct(FAR_FALL.relativePct));
}

/**
 * What is said of oxygen while the test stands for the patient and lies in the window. It stands up to the next day judged,
 * that day included: what is reported on the day of the next test tells of the time before it.
 */
function riseBeside({ timeline, stretch, set }: Judging, fall: CertaintyDay): OxygenRise | null {
  const { test, fellFromOn: after } = fall;
  const { days, oxygen } = timeline;
  const last = oxygen.at(-1);
  if (oxygen.length < 2 || last === undefined || test === null || after === null || last.on <= after)
    return null;
  const next = days[countBefore(days, fall.day.on) + 1]?.on ?? last.on;
  const until = stretch.until !== null && stretch.until < next ? stretch.until : next;
  const rise = oxygenRise(oxygen, { after, until });
  return rise !== null && (rise.later.on <= test.on || set.inWindow(test.on, rise.later.on)) ? rise : null;
}

/** A fall that begins on or after a certain one is another one, certain by itself when the previous or first test shows it. */
function lastCertain(
  first: CertaintyDay,
  sound: readonly CertaintyDay[],
  beyond: ReadonlySet<CertaintyDay>,
): CertaintyDay {
  let last = first;
  for (const fall of [...sound].sort((one, other) => (isBefore(one, other) ? -1 : 1))) {
    const { on, plain, newestFromOn } = fall;
    const isCertain = plain || beyond.has(fall);
    if (isCertain && on > last.on && newestFromOn !== null && newestFromOn >= last.on) last = fall;
  }
  return last;
}

function earliest(falls: readonly (CertaintyDay | null)[]): CertaintyDay | null {
  let first: CertaintyDay | null = null;
  for (const fall of falls) if (fall && (!first || isBefore(fall, first))) first = fall;
  return first;
}

/** The first fall of a later day than the first one. */
function secondOf(falls: readonly CertaintyDay[]): CertaintyDay | null {
  const first = earliest(falls);
  return first && earliest(falls.filter(({ on }) => on > first.on));
}

function isBefore(fall: CertaintyDay, other: CertaintyDay): boolean {
  if (fall.on !== other.on) return fall.on < other.on;
  return (fall.test?.pft.lineageId ?? '') < (other.test?.pft.lineageId ?? '');
}

function testRef({ test, on }: CertaintyDay): FactRef | null {
  return test && { kind: 'pft', lineageId: test.pft.lineageId, on };
}
