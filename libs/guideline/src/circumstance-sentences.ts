import type { Citation, IsoDate } from '@interstice/clinical';
import type { ChangedCircumstance, Circumstance, PairAssessment } from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { dayText } from './sentences.js';

const CIRCUMSTANCE_WORDS: Readonly<Record<Circumstance, string>> = {
  setting: 'Tests in another setting',
  bronchodilator: 'Tests in another state of bronchodilation',
  laboratory: 'Measured at another laboratory',
  device: 'Measured with another device',
  'reference-equation': 'Another reference equation for FVC',
  'dlco-reference-equation': 'Another reference equation for DLCO',
};

/** What the record holds as a code. */
const STATE_WORDS: Readonly<Record<string, string>> = {
  home: 'at home',
  lab: 'in a laboratory',
  pre: 'before a bronchodilator',
  post: 'after a bronchodilator',
};

/** Why the change is no decline. */
const CIRCUMSTANCE_CITES: Readonly<Record<Circumstance, Citation>> = {
  setting: { doc: 'interstice-choices', at: 'B-16', ids: ['B-16'] },
  bronchodilator: { doc: 'interstice-choices', at: 'B-16', ids: ['B-16'] },
  laboratory: { doc: 'interstice-choices', at: 'B-10', ids: ['B-10'] },
  device: { doc: 'interstice-choices', at: 'B-10', ids: ['B-10'] },
  'reference-equation': { doc: 'interstice-choices', at: 'B-10', ids: ['B-10'] },
  'dlco-reference-equation': { doc: 'interstice-choices', at: 'B-17', ids: ['B-10', 'B-17'] },
};

/**
 * That lung function was measured, or told, in another way from a day on.
 *
 * @param changed - what, and since when
 * @param options - with or without the names, which are values
 * @returns a line with the rule that keeps it from being a decline
 * @source interstice-choices, B-10, B-16 and B-17
 * @example circumstanceLine(changed, { values: true }).text
 * //=> 'Another reference equation for FVC from 3 Mar 2026 on: GLI-Global-2022, until 10 Jan 2025 GLI-2012. A note on the data, not a decline.'
 */
export function circumstanceLine(changed: ChangedCircumstance, { values }: ExplainOptions): ExplanationLine {
  const { what, on, previousOn, from, to } = changed;
  const names = values
    ? `: ${nameText(changed, to)}, until ${dayText(previousOn)} ${nameText(changed, from)}`
    : '';
  return {
    text: `${CIRCUMSTANCE_WORDS[what]} from ${dayText(on)} on${names}. A note on the data, not a decline.`,
    cites: [CIRCUMSTANCE_CITES[what]],
  };
}

/**
 * The changes that lie between tests that were compared. The latest are told, the others counted.
 *
 * @param changes - of the last review; absent from older ones
 * @param pairs - those that were compared
 * @param options - `atMost`: how many are told one by one; absent, all
 * @returns a line for each, oldest first
 * @source interstice-choices, B-10, B-16 and B-17
 * @example circumstanceLines(progression.circumstances, set.pairs, { values: false }).length //=> 1
 */
export function circumstanceLines(
  changes: readonly ChangedCircumstance[] | undefined,
  pairs: readonly PairAssessment[],
  options: ExplainOptions,
): ExplanationLine[] {
  const span = spanOf(pairs);
  if (!changes || !span) return [];
  const between = changes.filter(({ on }) => on > span.from && on <= span.to);
  const counted = Math.max(0, between.length - (options.atMost ?? between.length));
  return [
    ...between.slice(counted).map((changed) => circumstanceLine(changed, options)),
    ...(counted === 0
      ? []
      : [
          {
            text: `Before that it was measured in another way ${counted === 1 ? 'once' : `${counted} times`} more.`,
            cites: [],
            leavesOut: counted,
          },
        ]),
  ];
}

function spanOf(pairs: readonly PairAssessment[]): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const [first] = pairs;
  if (!first) return null;
  let [from, to] = [first.earlier.on, first.later.on];
  for (const { earlier, later } of pairs) {
    if (earlier.on < from) from = earlier.on;
    if (later.on > to) to = later.on;
  }
  return { from, to };
}

function nameText({ what }: ChangedCircumstance, name: string): string {
  if (what !== 'setting' && what !== 'bronchodilator') return name;
  return name
    .split(' and ')
    .map((state) => STATE_WORDS[state] ?? state)
    .join(' and ');
}
