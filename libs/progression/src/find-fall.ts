import { fellFurtherBy, isComparison, VALUE_COMPARED, type ComparedValues } from './compare-tests.js';
import { askedValues, type AskedValues, type CompiledWay } from './compiled-set.js';
import type { Cell } from './earlier-tests.js';
import type { JudgedTest } from './judged-tests.js';
import type { ComparedAlike, TestLine } from './progression-timeline.js';

/** Which fall to one later test is looked for. */
export interface SoughtFall {
  readonly way: CompiledWay;
  /** The greatest, of equal ones that from the older test; or the one from the oldest or from the newest test. */
  readonly which: 'greatest' | 'oldest' | 'newest';
  readonly later: number;
  /** Indices of the earlier tests asked about: from the first one, up to but not with the second. */
  readonly from: number;
  readonly to: number;
  /** By the measure that decides; or by the other one where the deciding one does not show it (B-10). */
  readonly by: 'deciding' | 'other-alone';
  /** What else has to be so of the earlier test, by its index; null where nothing has. */
  readonly also: ((index: number) => boolean) | null;
}

/** A fall that was found. */
export interface FoundFall {
  /** Of the earlier test. */
  readonly index: number;
  readonly values: ComparedValues;
}

type ValueCompared = (typeof VALUE_COMPARED)[ComparedValues['measure']];

interface Search {
  readonly line: TestLine;
  readonly sought: SoughtFall;
  readonly value: ValueCompared;
  readonly asked: AskedValues;
  /** What must not be there. */
  readonly unlessValue: ValueCompared;
  readonly unless: AskedValues | null;
}

/**
 * Finds a fall to a later test that a way asks for, among earlier tests that are compared with it. Cells are left out as
 * wholes when their bounds hold no such fall or none greater, by the whole numbers that are compared.
 *
 * @param line - the tests
 * @param groups - the earlier tests that are compared with the later one
 * @param sought - which fall
 * @returns the fall, or undefined when there is none
 * @source interstice-choices, B-10 and B-11
 * @example findFall(line, line.comparedWith(7), { way, which: 'greatest', later: 7, from: 0, to: 7, by: 'deciding' })?.index
 * //=> 2
 */
export function findFall(
  line: TestLine,
  groups: readonly ComparedAlike[],
  sought: SoughtFall,
): FoundFall | undefined {
  let found: FoundFall | undefined;
  for (const { earlier, sample } of groups) {
    const { deciding, other } = sample;
    const values = sought.by === 'deciding' ? deciding : other;
    const asked = values && askedValues(sought.way, values);
    if (!asked) continue;
    const search = {
      line,
      sought,
      value: VALUE_COMPARED[values.measure],
      asked,
      unlessValue: VALUE_COMPARED[deciding.measure],
      unless: sought.by === 'deciding' ? null : askedValues(sought.way, deciding),
    };
    const index = searchCell(search, earlier.cell, -1);
    const fall = index < 0 ? undefined : foundAt(line, sought, index);
    if (fall && (!found || isBetter(sought, fall, found))) found = fall;
  }
  return found;
}

function foundAt(line: TestLine, { later, by }: SoughtFall, index: number): FoundFall | undefined {
  const pair = line.compare(index, later);
  if (!isComparison(pair)) return undefined;
  const values = by === 'deciding' ? pair.deciding : pair.other;
  return values ? { index, values } : undefined;
}

function isBetter({ way, which }: SoughtFall, fall: FoundFall, best: FoundFall): boolean {
  if (which !== 'greatest') return isNearerEnd(which, fall.index, best.index);
  if (fellFurtherBy(fall.values, best.values, way.change)) return true;
  return fall.index < best.index && !fellFurtherBy(best.values, fall.values, way.change);
}

/** The index of the test that is looked for; the best so far, -1 for none, when there is none better. */
function searchCell(search: Search, cell: Cell, best: number): number {
  const { sought, line } = search;
  const { from, to, also } = sought;
  if (cell.last < from || cell.first >= to) return best;
  line.work.looks += 1;
  if (!mayHoldBetter(search, cell, best)) return best;
  let found = best;
  if (cell.halves) {
    const halves = sought.which === 'newest' ? cell.halves.toReversed() : cell.halves;
    for (const half of halves) found = searchCell(search, half, found);
    return found;
  }
  const { tests } = line;
  for (const index of cell.few) {
    if (index < from || index >= to) continue;
    line.work.looks += 1;
    const test = tests[index];
    if (test && isAsked(search, test) && isBetterTest(search, test, index, found) && (!also || also(index)))
      found = index;
  }
  return found;
}

function isNearerEnd(which: 'oldest' | 'newest', index: number, best: number): boolean {
  return which === 'oldest' ? index < best : index > best;
}

function mayHoldBetter(search: Search, { lowest, highest, first, last }: Cell, best: number): boolean {
  const { line, sought, value, asked, unlessValue, unless } = search;
  const [least, most] = [lowest[value], highest[value]];
  if (most === null || least === null || most < asked.from || least >= asked.below) return false;
  if (unless && holds(unless, lowest[unlessValue]) && holds(unless, highest[unlessValue])) return false;
  if (best < 0) return true;
  const { which } = sought;
  if (which !== 'greatest') return isNearerEnd(which, which === 'oldest' ? first : last, best);
  const known = line.tests[best]?.[value] ?? 0;
  return most > known || (most === known && first < best);
}

function isAsked({ value, asked, unlessValue, unless }: Search, test: JudgedTest): boolean {
  return holds(asked, test[value]) && !(unless && holds(unless, test[unlessValue]));
}

function holds({ from, below }: AskedValues, value: number | null): boolean {
  return value !== null && value >= from && value < below;
}

/** Falls of one measure to one later value are in the order of the earlier values. */
function isBetterTest(search: Search, test: JudgedTest, index: number, best: number): boolean {
  const { line, sought, value } = search;
  if (best < 0) return true;
  if (sought.which !== 'greatest') return isNearerEnd(sought.which, index, best);
  const [here, known] = [test[value] ?? 0, line.tests[best]?.[value] ?? 0];
  return here > known || (here === known && index < best);
}
