import type { FactRef } from '@interstice/clinical';
import { dayText } from './sentences.js';

const FACT_WORDS: Readonly<Record<FactRef['kind'], string>> = {
  pft: 'the PFT of',
  hrct: 'the HRCT of',
  'symptom-report': 'the symptom report of',
  'blood-test': 'the blood test of',
  treatment: 'the start of treatment on',
  'treatment-change': 'the increase in dose on',
  'progression-decision': 'the decision of',
  'oxygen-need': 'the need for oxygen of',
  'person-fact': 'the diagnosis of ILD of',
  registration: 'the registration of',
};

/**
 * A fact that a due item rests on, by its day.
 *
 * @param fact - without values
 * @returns words for a sentence
 * @example factText({ kind: 'pft', lineageId, on: parseIsoDate('2026-01-15') }) //=> 'the PFT of 15 Jan 2026'
 */
export function factText(fact: FactRef): string {
  return `${FACT_WORDS[fact.kind]} ${dayText(fact.on)}`;
}
