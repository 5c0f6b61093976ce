import type { StopCode } from '@interstice/clinical';
import type { AbsenceOptions, ExplanationLine } from './explanation.js';
import { WATCHED_DRUGS } from './monitored-drugs.rules.js';
import type { DueTest, ReviewResult, StoppedTest } from './review-result.js';
import { findSurveillanceRule } from './rule-set.js';
import { ruleText } from './rule-sentences.js';
import { dayText, listText } from './sentences.js';

/** Why a test was stopped, as a sentence names it; clinical, so for those who read values (B-34). */
const STOP_WORDS: Readonly<Record<StopCode, string>> = {
  palliative: 'palliative care',
  declined: 'declined by the patient',
  pregnancy: 'pregnancy',
  other: 'for another reason',
};

const CITES = [{ doc: 'interstice-choices', at: 'B-27', ids: ['B-27'] }];

/**
 * That a physician has stopped a test: since when, why, until when, and what that leaves undone.
 *
 * @param test - which test
 * @param result - of a review
 * @param options - who stopped it, where that is known; without values the reason is left out
 * @returns lines; none where the test is not stopped
 * @source interstice-choices, B-27 and B-34
 * @example stopLines('pft', result, { values: false })[0]?.text
 * //=> 'A physician has stopped it since 3 Mar 2026. That is reviewed on 1 Jun 2026; from then on the rules decide again.'
 */
export function stopLines(
  test: DueTest,
  { stopped = [] }: ReviewResult,
  { values, stops = [] }: AbsenceOptions,
): ExplanationLine[] {
  const stop = stopped.find((candidate) => candidate.test === test);
  if (!stop) return [];
  const { by = null, reason } = stops.find(({ overrideId }) => overrideId === stop.overrideId) ?? {};
  const words = reason === undefined ? STOP_WORDS[stop.code] : `${STOP_WORDS[stop.code]}: “${reason}”`;
  const why = values ? ` (${words})` : '';
  return [
    {
      text: `${by ?? 'A physician'} has stopped it since ${dayText(stop.on)}${why}. That is reviewed on ${dayText(stop.reviewOn)}; from then on the rules decide again.`,
      cites: CITES,
    },
    ...unwatchedLines(stop),
    ...stop.ruleIds.map((ruleId) => {
      const rule = findSurveillanceRule(ruleId);
      return {
        text: `Meanwhile not asked for: ${rule ? ruleText(rule) : `rule ${ruleId}.`}`,
        cites: rule ? [rule.cite] : [],
      };
    }),
  ];
}

/** A drug whose blood nobody watches is said aloud, whoever decided it. */
function unwatchedLines({ drugs = [] }: StoppedTest): ExplanationLine[] {
  const text = unwatchedText(drugs);
  return text === null ? [] : [{ text, cites: CITES }];
}

/**
 * That drugs run, or were just stopped, without their blood being watched.
 *
 * @param drugs - of a stopped blood test
 * @returns a sentence, or null where there are none
 * @source interstice-choices, B-27
 * @example unwatchedText(['mycophenolate']) //=> 'Meanwhile the blood of mycophenolate is not watched.'
 */
export function unwatchedText(drugs: NonNullable<StoppedTest['drugs']>): string | null {
  if (drugs.length === 0) return null;
  return `Meanwhile the blood of ${listText(
    drugs.map((drug) => WATCHED_DRUGS[drug].title),
    'and',
  )} is not watched.`;
}
