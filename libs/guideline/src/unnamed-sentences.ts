import type { Criterion, PairAssessment } from '@interstice/progression';
import type { ExplainOptions, ExplanationLine } from './explanation.js';
import { isOfDlco } from './pair-sentences.js';
import { dayText, tenthsText } from './sentences.js';

/**
 * That two tests are not compared because only one of them names its reference equation, and that the name would settle
 * what they leave open. Both values stand as they were reported; no fall is told, for none is known.
 *
 * @param pair - two tests, of which one names its equation
 * @param criterion - that they leave open
 * @param options - with or without values
 * @returns a line
 * @source interstice-choices, B-10 and B-14
 * @example unnamedLine(pair, INBUILD.criteria[0], { values: false }).text
 * //=> 'FVC of 15 Jan 2026 is not compared with that of 15 Jan 2025: only one of the two tests names its reference equation. …'
 */
export function unnamedLine(
  pair: PairAssessment,
  { title }: Pick<Criterion, 'title'>,
  { values }: ExplainOptions,
): ExplanationLine {
  const name = isOfDlco(pair) ? 'DLCO' : 'FVC';
  const [earlier, later] = [pair.earlier, pair.later].map((test) => ({
    on: dayText(test.on),
    pct: `${tenthsText((isOfDlco(pair) ? test.dlcoPctTenths : test.pctTenths) ?? 0)} % predicted`,
  })) as [Told, Told];
  const found = values
    ? `${name} was ${earlier.pct} on ${earlier.on} and ${later.pct} on ${later.on}. They are not compared`
    : `${name} of ${later.on} is not compared with that of ${earlier.on}`;
  return {
    text: `${found}: only one of the two tests names its reference equation. Whether ${title} is met cannot be said until the other one is named as well.`,
    cites: [{ doc: 'interstice-choices', at: 'B-10; B-14', ids: ['B-10', 'B-14'] }],
  };
}

interface Told {
  readonly on: string;
  readonly pct: string;
}
