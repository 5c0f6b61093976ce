import type { FactRef, IsoDate } from '@interstice/clinical';
import type { ProgressionStory, Unrepeated } from './assessment.js';
import { isAtHome, type JudgedTest } from './judged-tests.js';
import type { ProgressionTimeline } from './progression-timeline.js';
import { unrepeated } from './repeats.js';

/** What certainty is told from: a day on which a fall, or findings without a test, met. */
export interface CertaintyDay {
  /** The later test that met; null where findings alone did. */
  readonly test: JudgedTest | null;
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
  'certainty' | 'unrepeated' | 'poorQuality' | 'homeAlone' | 'certainFall'
> & { readonly unrepeated: readonly Unrepeated[] };

/**
 * How certain the days that met are together.
 *
 * Where nothing fell, findings are certain: what a radiologist and the patient report is not subject to the noise of tests.
 * A fall is certain when a second sound test, the previous or the first one shows it, or findings dated after the test it
 * fell from do. Findings confirm the set beside a fall that rests on poor or home tests alone, and not that fall: its
 * repeat stays wanted.
 *
 * @param timeline - the record laid out for judging
 * @param days - within the window of the last day that met; at least one
 * @returns certainty, the test by which the last fall was certain, the tests still to be repeated, and whether every test that
 * met is poor or was done at home
 * @source interstice-choices, B-11 and B-15
 * @example certaintyOf(timeline, days).certainty //=> 'provisional'
 */
export function certaintyOf(timeline: ProgressionTimeline, days: readonly CertaintyDay[]): StoryCertainty {
  const tests = days.flatMap(({ test }) => (test ? [test] : []));
  if (tests.length === 0)
    return {
      certainty: 'confirmed',
      certainFall: null,
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
  const firstCertain = earliest([
    secondOf(sound),
    earliest(sound.filter((fall) => fall.plain)),
    sound.every(isBacked) ? earliest(sound) : null,
  ]);
  const isFallCertain = firstCertain !== null;
  return {
    certainty: isFallCertain || falls.every(isBacked) ? 'confirmed' : 'provisional',
    certainFall: firstCertain && testRef(lastCertain(firstCertain, sound)),
    unrepeated: isFallCertain ? [] : unrepeated(timeline, tests),
    poorQuality: tests.every(({ poorQuality }) => poorQuality),
    homeAlone: tests.every(isAtHome),
  };
}

/** A fall that begins on or after a certain one is another one, certain by itself when the previous or first test shows it. */
function lastCertain(first: CertaintyDay, sound: readonly CertaintyDay[]): CertaintyDay {
  let last = first;
  for (const fall of [...sound].sort((one, other) => (isBefore(one, other) ? -1 : 1))) {
    const { on, plain, newestFromOn } = fall;
    if (plain && on > last.on && newestFromOn !== null && newestFromOn >= last.on) last = fall;
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
