import type { FactRef, IsoDate } from '@interstice/clinical';
import type { Unrepeated } from '@interstice/progression';
import { dueStatus, type DueStatus } from './due-status.js';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import type { SurveillanceRule } from './protocol.js';
import type { DueItemFinding, DueRule } from './review-result.js';
import { PROTOCOLS } from './rule-set.js';
import { dayText, missingText, ruleText, TEST_NAMES } from './sentences.js';
import { isRepeated } from './surveillance.js';

const STATUS_WORDS: Readonly<Record<DueStatus, string>> = {
  upcoming: 'Upcoming',
  open: 'Open now',
  overdue: 'Overdue',
};

const FACT_WORDS: Readonly<Record<FactRef['kind'], string>> = {
  pft: 'the PFT',
  hrct: 'the HRCT',
  'symptom-report': 'the symptom report',
  'blood-test': 'the blood test',
  treatment: 'the treatment',
  'progression-decision': 'the decision',
  'person-fact': 'the diagnosis of ILD',
  episode: 'the decision',
  registration: 'the registration',
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
    lines: item.rules.map(ruleLine),
    missing: missing
      .filter(
        (fact, index) =>
          missing.findIndex(({ what, because }) => what === fact.what && because === fact.because) === index,
      )
      .map((fact) => ({ what: fact.what, text: missingText(fact) })),
  };
}

/**
 * A surveillance rule by its id, in any protocol.
 *
 * @param id - for example `pft.m-01`
 * @returns the rule, or undefined when this version no longer has it
 * @example findSurveillanceRule('pft.m-01')?.test //=> 'pft'
 */
export function findSurveillanceRule(id: string): SurveillanceRule | undefined {
  return PROTOCOLS.flatMap(({ rules }) => rules).find((rule) => rule.id === id);
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

function factText(fact: FactRef): string {
  return `${FACT_WORDS[fact.kind]} of ${dayText(fact.on)}`;
}
