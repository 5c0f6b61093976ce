import { ANALYTES, type Analyte } from '@interstice/clinical';
import type { Explanation, ExplanationLine } from '../explanation.js';
import type { ReviewResult } from '../review-result.js';
import { dayText } from '../sentences.js';
import { amountText, limitSentence } from './blood-sentences.js';
import type { AnalyteSeries } from './blood-series.js';
import { LIMITED_ANALYTES, ruleIdOf } from './blood-rule-ids.js';

/** With the series of the analytes, where whoever asks has the record. */
export interface NoBloodAlertOptions {
  readonly values: boolean;
  readonly blood?: readonly AnalyteSeries[];
}

const CITES = [{ doc: 'interstice-choices', at: 'B-20; B-22', ids: ['B-20', 'B-22'] }] as const;

/**
 * Why there is no alert about an analyte: no drug with a limit for it, no value while one was watched, or the last value inside.
 *
 * @param ruleId - such as `blood.neutrophils`
 * @param result - a review that found none that stands
 * @param options - with or without the patient's values, with the series
 * @returns what was looked at, and what would have been needed
 * @source interstice-choices, B-34
 * @example explainNoBloodAlert('blood.neutrophils', result, { values: true }).headline //=> 'No alert about neutrophils.'
 */
export function explainNoBloodAlert(
  ruleId: string,
  result: ReviewResult,
  { values, blood = [] }: NoBloodAlertOptions,
): Explanation {
  const analyte = LIMITED_ANALYTES.find((one) => ruleIdOf(one) === ruleId);
  if (analyte === undefined) return { headline: `No alert of rule ${ruleId}.`, lines: [], missing: [] };
  const { title } = ANALYTES[analyte];
  const series = blood.find((one) => one.analyte === analyte);
  const running = (series?.limits ?? []).filter(({ to }) => to === null);
  const lines: ExplanationLine[] = [];
  if (running.length === 0)
    lines.push({ text: `No drug runs for which a source names a limit of ${title}.`, cites: CITES });
  const last = series?.values.at(-1);
  if (last === undefined) lines.push({ text: `No value of ${title} is on record.`, cites: [] });
  else if (running.length > 0) lines.push(lastLine(analyte, last, values));
  if (values)
    lines.push(...running.map(({ limit }) => ({ text: limitSentence(limit), cites: [limit.limit.cite] })));
  if (series?.moving && values) lines.push(series.moving);
  const ended = result.alerts.findLast((alert) => alert.ruleId === ruleId && alert.recovered === true);
  const by = ended?.evidence.blood?.recoveredBy;
  if (by) lines.push({ text: `An earlier run of values outside ended on ${dayText(by.on)}.`, cites: CITES });
  return { headline: `No alert about ${title}.`, lines, missing: [] };
}

function lastLine(
  analyte: Analyte,
  { value, limits }: AnalyteSeries['values'][number],
  isTold: boolean,
): ExplanationLine {
  const what = isTold ? ` (${amountText(analyte, value.amount)})` : '';
  const where =
    limits.length === 0
      ? 'was taken while no drug with a limit for it was watched'
      : 'is inside all limits that counted on its day';
  return {
    text: `The last value of ${ANALYTES[analyte].title}, of ${dayText(value.on)}${what}, ${where}.`,
    cites: CITES,
  };
}
