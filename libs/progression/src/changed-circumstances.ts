import type { IsoDate } from '@interstice/clinical';
import { isAtHome, type JudgedTest } from './judged-tests.js';
import { named } from './named.js';

/** How a test was done, and by what its values were told. */
export type Circumstance =
  'setting' | 'bronchodilator' | 'laboratory' | 'device' | 'reference-equation' | 'dlco-reference-equation';

/** From a day on tests were done, or their values told, in another way: a note on the data, never a decline. */
export interface ChangedCircumstance {
  readonly what: Circumstance;
  /** The test with which it changed. */
  readonly lineageId: string;
  readonly on: IsoDate;
  /** The last day on which it was as before. */
  readonly previousOn: IsoDate;
  /** As recorded; of a setting and a bronchodilator the codes. */
  readonly from: string;
  readonly to: string;
}

interface Asked {
  readonly what: Circumstance;
  readonly of: (test: JudgedTest) => string | undefined;
}

const OF_FVC: readonly Asked[] = [
  { what: 'setting', of: (test) => (isAtHome(test) ? 'home' : 'lab') },
  {
    what: 'bronchodilator',
    of: ({ pft: { bronchodilator } }) => (bronchodilator === 'unknown' ? undefined : bronchodilator),
  },
  { what: 'laboratory', of: ({ pft }) => pft.laboratory },
  { what: 'device', of: ({ pft }) => pft.device },
  { what: 'reference-equation', of: ({ pft }) => pft.referenceEquation },
];
const OF_DLCO: readonly Asked[] = [
  { what: 'dlco-reference-equation', of: ({ pft }) => pft.dlcoReferenceEquation },
];

/**
 * Where the way in which lung function is measured changed between one test and the next.
 *
 * What a test does not say has not changed. Of a day with several tests it is enough that one of them is as those of the day
 * before, so that somebody who blows before and after a bronchodilator at every visit changes nothing. Laboratory, device,
 * bronchodilator and equation are followed apart in the laboratory and at home, where they always differ.
 *
 * @param fvc - the judging tests of FVC, oldest first
 * @param dlco - those of DLCO
 * @returns oldest first; empty where nothing changed
 * @source interstice-choices, B-10, B-16 and B-17
 * @example changedCircumstances(tests, []).map(({ what, on }) => `${what} ${on}`) //=> ['reference-equation 2026-03-03']
 */
export function changedCircumstances(
  fvc: readonly JudgedTest[],
  dlco: readonly JudgedTest[],
): ChangedCircumstance[] {
  const found: ChangedCircumstance[] = [];
  for (const one of OF_FVC) found.push(...changesOf(one, fvc));
  for (const one of OF_DLCO) found.push(...changesOf(one, dlco));
  return found.length < 2
    ? found
    : found.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

function changesOf(asked: Asked, tests: readonly JudgedTest[]): ChangedCircumstance[] {
  if (isSaidAlike(asked, tests)) return [];
  if (asked.what === 'setting') return changesAmong(asked, tests);
  return [false, true].flatMap((home) =>
    changesAmong(
      asked,
      tests.filter((test) => isAtHome(test) === home),
    ),
  );
}

/** Most records say one thing throughout: they need no closer look. */
function isSaidAlike({ of }: Asked, tests: readonly JudgedTest[]): boolean {
  let said: string | null = null;
  for (const test of tests) {
    const name = named(of(test));
    if (name !== null && said !== null && name !== said) return false;
    said ??= name;
  }
  return true;
}

interface SaidOnDay {
  readonly on: IsoDate;
  readonly lineageId: string;
  /** As it is compared, with what was recorded. */
  readonly names: Map<string, string>;
}

function changesAmong({ what, of }: Asked, tests: readonly JudgedTest[]): ChangedCircumstance[] {
  const changes: ChangedCircumstance[] = [];
  let before: SaidOnDay | null = null;
  for (const day of daysThatSay(of, tests)) {
    const known: SaidOnDay | null = before;
    before = day;
    if (known === null || [...day.names.keys()].some((name) => known.names.has(name))) continue;
    const { on, lineageId } = day;
    changes.push({ what, lineageId, on, previousOn: known.on, from: textOf(known), to: textOf(day) });
  }
  return changes;
}

function daysThatSay(of: Asked['of'], tests: readonly JudgedTest[]): readonly SaidOnDay[] {
  const days: SaidOnDay[] = [];
  for (const test of tests) {
    const text = of(test)?.trim();
    const name = named(text);
    if (name === null || text === undefined) continue;
    const last = days.at(-1);
    if (last?.on === test.on) last.names.set(name, text);
    else days.push({ on: test.on, lineageId: test.pft.lineageId, names: new Map([[name, text]]) });
  }
  return days;
}

function textOf({ names }: SaidOnDay): string {
  return [...names.values()].sort().join(' and ');
}
