import { ANALYTE_NAMES, ANALYTES, type IsoDate } from '@interstice/clinical';
import type { Unrepeated } from '@interstice/progression';
import { dueStatus, type DueStatus } from './due-status.js';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import type { DueItemFinding, DueRule } from './review-result.js';
import { findSurveillanceRule, PROTOCOLS } from './rule-set.js';
import { ruleText } from './rule-sentences.js';
import { dayText, listText, missingText, TEST_NAMES } from './sentences.js';
import { noteLines } from './note-sentences.js';
import { factText } from './fact-sentences.js';
import { isRepeated } from './surveillance/index.js';

const STATUS_WORDS: Readonly<Record<DueStatus, string>> = {
  upcoming: 'Upcoming',
  open: 'Open now',
  overdue: 'Overdue',
};

/**
 * Why a test is due, and when.
 *
 * @param item - a finding of a review, or a stored item
 * @param asOf - calendar day in the site's time zone
 * @param options - with or without the patient's values; the reasons for a schedule name days only in both
 * @returns each rule that wants it with its days and the facts it counts from
 * @source interstice-choices, B-19 and B-34
 * @example explainDueItem(item, parseIsoDate('2026-03-10'), { values: false }).headline
 * //=> 'Open now: pulmonary function test from 3 Mar 2026, best by 18 Apr 2026, overdue after 3 Jun 2026.'
 */
export function explainDueItem(item: DueItemFinding, asOf: IsoDate, options: ExplainOptions): Explanation {
  void options;
  const missing = item.rules.flatMap((rule) => rule.missing);
  return {
    headline: `${STATUS_WORDS[dueStatus(item, asOf)]}: ${TEST_NAMES[item.test]} ${daysText(item)}.`,
    lines: once([...planLines(item), ...item.rules.flatMap((rule) => [ruleLine(rule), ...noteLines(rule)])]),
    missing: missing
      .filter(
        (fact, index) =>
          missing.findIndex(({ what, because }) => what === fact.what && because === fact.because) === index,
      )
      .map((fact) => ({ what: fact.what, text: missingText(fact) })),
  };
}

/**
 * Whether some rule still wants a test repeated.
 *
 * @param test - with the latest test that may have repeated it
 * @returns true while a repeat is due
 * @example isRepeatWanted(nearMiss.unrepeated) //=> true
 */
export function isRepeatWanted(test: Unrepeated): boolean {
  return PROTOCOLS.flatMap(({ rules }) => rules).some(
    ({ when, window }) => when.kind === 'confirmation-wanted' && !isRepeated(test, window),
  );
}

/** What belongs to one visit: the analytes of one draw for all rules together, and DLCO with its PFT (B-22, B-23). */
function planLines({ test, rules }: DueItemFinding): ExplanationLine[] {
  if (test === 'dlco') {
    return [
      {
        text: 'Measured with the PFT: one visit answers both.',
        cites: [{ doc: 'interstice-choices', at: 'B-23', ids: ['B-23'] }],
      },
    ];
  }
  const wanted = new Set(rules.flatMap(({ analytes = [] }) => analytes));
  const either = rules.map(({ oneOf }) => oneOf).find((some) => some?.every((one) => !wanted.has(one)));
  if (wanted.size === 0 && !either) return [];
  const titles: string[] = ANALYTE_NAMES.filter((analyte) => wanted.has(analyte)).map(
    (analyte) => ANALYTES[analyte].title,
  );
  if (either) titles.push(listText(either.map((analyte) => ANALYTES[analyte].title)));
  return [
    {
      text: `One draw, with ${listText(titles, 'and')}; it is complete only with all of them.`,
      cites: [{ doc: 'interstice-choices', at: 'B-22; B-23', ids: ['B-22', 'B-23'] }],
    },
  ];
}

/** What is to be said of several rules alike is said once. */
function once(lines: readonly ExplanationLine[]): ExplanationLine[] {
  return lines.filter(({ text }, index) => lines.findIndex((line) => line.text === text) === index);
}

function ruleLine(due: DueRule): ExplanationLine {
  const rule = findSurveillanceRule(due.ruleId);
  const [anchor, ...others] = due.because;
  const text = [
    rule ? ruleText(rule) : `Rule ${due.ruleId}.`,
    `Here ${daysText(due)}${anchor ? `, counted from ${factText(anchor)}` : ''}.`,
    ...(others.length > 0 ? [`Also because of ${others.map(factText).join(' and ')}.`] : []),
  ].join(' ');
  return { text, cites: due.cites };
}

function daysText(days: Pick<DueRule, 'opensOn' | 'targetOn' | 'closesOn'>): string {
  return `from ${dayText(days.opensOn)}, best by ${dayText(days.targetOn)}, overdue after ${dayText(days.closesOn)}`;
}
