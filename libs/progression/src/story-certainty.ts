import type { IsoDate } from '@interstice/clinical';
import type { CertainFall, OxygenRise, ProgressionStory, Unrepeated } from './assessment.js';
import type { Judging } from './eligible-pairs.js';
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
  'certainty' | 'unrepeated' | 'poorQuality' | 'homeAlone' | 'certainFall' | 'oxygen'
> & { readonly unrepeated: readonly Unrepeated[] };

/**
 * How certain the days that met are together.
 *
 * Where nothing fell, findings are certain: what a radiologist and the patient report is not subject to the noise of tests.
 * A fall is certain when a second sound test, the previous or the first one shows it, or findings dated after the test it
 * fell from do. One to a sound test is so by itself when the need for oxygen rose since the test it fell from; so is one far
 * past the threshold, for then the test before it shows it or fell itself. Findings confirm the set beside a fall that rests
 * on poor or home tests alone, and not that fall: its repeat stays wanted.
 *
 * @param judging - the record laid out for judging, the episode and the set
 * @param days - within the window of the last day that met; at least one
 * @returns certainty, the test by which the last fall was certain, the tests still to be repeated, and whether every test that
 * met is poor or was done at home
 * @source interstice-choices, B-11 and B-15
 * @example certaintyOf(judging, days).certainty //=> 'provisional'
 */
export function certaintyOf(judging: Judging, days: readonly CertaintyDay[]): StoryCertainty {
  const tests = days.map(({ test }) => test).filter((test) => test !== null);
  if (tests.length === 0)
    return {
      certainty: 'confirmed',
      certainFall: null,
      oxygen: null,
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
  const rises = risesBeside(judging, sound);
  const [rise] = rises.values();
  const firstCertain = earliest([borneOut, earliest([...rises.keys()])]);
  const isFallCertain = firstCertain !== null;
  return {
    certainty: isFallCertain || falls.every(isBacked) ? 'confirmed' : 'provisional',
    certainFall: firstCertain && fallRef(lastCertain(firstCertain, sound, rises), sound),
    oxygen: rise ? { rise, alone: borneOut === null } : null,
    unrepeated: isFallCertain ? [] : unrepeated(judging.timeline, tests),
    poorQuality: tests.every(({ poorQuality }) => poorQuality),
    homeAlone: tests.every(isAtHome),
  };
}

/** By fall, the rise of the need for oxygen beside it. */
function risesBeside(
  judging: Judging,
  sound: readonly CertaintyDay[],
): ReadonlyMap<CertaintyDay, OxygenRise> {
  const rises = new Map<CertaintyDay, OxygenRise>();
  for (const fall of sound) {
    const rise = riseBeside(judging, fall);
    if (rise !== null) rises.set(fall, rise);
  }
  return rises;
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
  rises: ReadonlyMap<CertaintyDay, OxygenRise>,
): CertaintyDay {
  let last = first;
  for (const fall of [...sound].sort((one, other) => (isBefore(one, other) ? -1 : 1))) {
    const { on, plain, newestFromOn } = fall;
    const isCertain = plain || rises.has(fall);
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

/** Sound tests since the newest one that it fell so far from show the same fall: a scan after the first of them shows it too. */
function fallRef(certain: CertaintyDay, sound: readonly CertaintyDay[]): CertainFall | null {
  const { test, on, newestFromOn: from } = certain;
  if (!test) return null;
  const shown = earliest(sound.filter((fall) => from !== null && fall.on > from));
  const ref = { kind: 'pft', lineageId: test.pft.lineageId, on } as const;
  return shown && shown.on < on ? { ...ref, shownOn: shown.on } : ref;
}
