import type { NotUsed, PairAssessment, ProgressionAssessment } from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { isOfDlco, pairText, shareLeft, type PairOptions } from './pair-sentences.js';
import { dayText, NOT_USED_WORDS } from './sentences.js';

/**
 * Pairs that were looked at beside those that decide. Of each measure the greatest falls are told, the others counted.
 *
 * @param pairs - in the order in which they are told
 * @param options - `atMost`: how many of a measure are told one by one; absent, all
 * @returns lines in that order, then the counts
 * @example furtherPairLines(pairs, { values: false, atMost: 10 }).at(-1)?.text
 * //=> 'Also looked at: 690 more pairs of FVC values, … none fell by a greater share of the earlier value.'
 */
export function furtherPairLines(pairs: readonly PairAssessment[], options: PairOptions): ExplanationLine[] {
  const { atMost = pairs.length } = options;
  const measures = [
    { name: 'FVC', of: pairs.filter((pair) => !isOfDlco(pair)) },
    { name: 'DLCO', of: pairs.filter(isOfDlco) },
  ].map(({ name, of }) => {
    const byFall = of.length <= atMost ? of : greatestFirst(of);
    return { name, told: new Set(byFall.slice(0, atMost)), counted: byFall.slice(atMost) };
  });
  return [
    ...pairs
      .filter((pair) => measures.some(({ told }) => told.has(pair)))
      .map((pair) => ({ text: `Also looked at: ${pairText(pair, options)}`, cites: [] })),
    ...measures.flatMap(({ name, counted }) =>
      counted.length === 0
        ? []
        : [
            {
              text: `Also looked at: ${manyText(counted, 'pair')} of ${name} values, ${spanText(counted.map(({ earlier }) => earlier))}; none fell by a greater share of the earlier value.`,
              cites: [],
              leavesOut: counted.length,
            },
          ],
    ),
  ];
}

function greatestFirst(pairs: readonly PairAssessment[]): PairAssessment[] {
  return pairs
    .map((pair) => ({ pair, left: shareLeft(pair) }))
    .sort((one, other) => one.left - other.left)
    .map(({ pair }) => pair);
}

/**
 * Tests that took no part, with the reason. Of each reason the latest are told, the others counted; what a person excluded is
 * always told.
 *
 * @param notUsed - of a progression
 * @param options - `atMost`: how many of a reason are told one by one; absent, all
 * @returns lines; the counts stand at the end
 * @example notUsedLines(progression, { values: false })[0]?.text
 * //=> 'Not compared: the test of 3 Mar 2025, because …'
 */
export function notUsedLines(
  { notUsed }: Pick<ProgressionAssessment, 'notUsed'>,
  options: ExplainOptions,
): ExplanationLine[] {
  const counted = new Set<NotUsed>();
  const counts: ExplanationLine[] = [];
  for (const reason of new Set(notUsed.map((test) => test.reason))) {
    if (reason === 'excluded') continue;
    const tests = notUsed.filter((test) => test.reason === reason).toSorted(laterFirst);
    const others = tests.slice(options.atMost ?? tests.length);
    if (others.length === 0) continue;
    for (const test of others) counted.add(test);
    counts.push({
      text: `Not compared: ${manyText(others, 'test')}, ${spanText(others)}, because ${NOT_USED_WORDS[reason]}.`,
      cites: [],
      leavesOut: others.length,
    });
  }
  const told = notUsed.filter((test) => !counted.has(test));
  return [
    ...told.map((test) => ({
      text: `Not compared: the test of ${dayText(test.on)}, because ${NOT_USED_WORDS[test.reason]}${noteText(test, options)}.`,
      cites: test.reason === 'excluded' ? [{ doc: 'interstice-choices', at: 'B-11', ids: ['B-11'] }] : [],
    })),
    ...counts,
  ];
}

/** What the clinician wrote may hold values, so it is told with values only. */
function noteText({ note }: NotUsed, { values }: ExplainOptions): string {
  return note === undefined || !values ? '' : ` (“${note}”)`;
}

function laterFirst(one: NotUsed, other: NotUsed): number {
  return one.on < other.on ? 1 : one.on > other.on ? -1 : 0;
}

function manyText(counted: readonly unknown[], what: 'pair' | 'test'): string {
  return counted.length === 1 ? `1 more ${what}` : `${counted.length} more ${what}s`;
}

/** From the earliest to the latest of their days. */
function spanText(tests: readonly Pick<NotUsed, 'on'>[]): string {
  const [some] = tests;
  if (some === undefined) return 'of no day';
  let [first, last] = [some.on, some.on];
  for (const { on } of tests) {
    if (on < first) first = on;
    if (on > last) last = on;
  }
  return first === last ? `of ${dayText(first)}` : `from ${dayText(first)} to ${dayText(last)}`;
}
