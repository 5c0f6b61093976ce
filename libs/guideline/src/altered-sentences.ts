import type { PersonFactKind, Verdict } from '@interstice/clinical';
import { JUDGED_SETS } from '@interstice/progression';
import type { AlteredVerdict, AlteredVerdicts, AlteringFact } from './altered-verdicts.js';
import { dayText, listText } from './sentences.js';

const PERSON_FACT_NAMES: Readonly<Record<PersonFactKind, string>> = {
  sex: 'sex',
  'birth-date': 'date of birth',
  height: 'height',
  ctd: 'connective tissue disease',
  antibodies: 'antibodies',
  descent: 'descent',
  'ild-diagnosis': 'diagnosis of ILD',
  'ctd-diagnosis': 'diagnosis of the connective tissue disease',
  'hrct-pattern': 'pattern on HRCT',
  'rapidly-progressive': 'flag of rapid progression',
  status: 'status',
};

const WAS: Readonly<Record<Verdict, string>> = {
  met: 'was met',
  'not-met': 'was not met',
  unknown: 'could not be judged',
};
const IS: Readonly<Record<Verdict, string>> = {
  met: 'is met',
  'not-met': 'is not met',
  unknown: 'cannot be judged any more',
};

/**
 * What a change of facts about the person did to the verdicts.
 *
 * @param altered - as the review found it
 * @returns what changed them, and a sentence for each; names no value
 * @source interstice-choices, B-26
 * @example explainAltered(altered)
 * //=> { headline: 'Changed by the height of 3 Mar 2026', lines: ['INBUILD A: was met, is not met.'] }
 */
export function explainAltered({ facts, verdicts }: AlteredVerdicts): {
  readonly headline: string;
  readonly lines: readonly string[];
} {
  return { headline: `Changed by ${listText(facts.map(factText), 'and')}`, lines: verdicts.map(verdictText) };
}

function factText({ kind, on, did }: AlteringFact): string {
  const fact = `${PERSON_FACT_NAMES[kind]} of ${dayText(on)}`;
  switch (did) {
    case 'recorded':
      return `the ${fact}`;
    case 'corrected':
      return `the corrected ${fact}`;
    case 'withdrawn':
      return `the withdrawal of the ${fact}`;
  }
}

function verdictText(altered: AlteredVerdict): string {
  switch (altered.what) {
    case 'criterion':
      return `${titleOf(altered.id)}: ${WAS[altered.from]}, ${IS[altered.to]}.`;
    case 'severity':
      return `Severity: was ${altered.from}, is ${altered.to}.`;
    case 'alert':
      return altered.isSupported
        ? `There is reason for an alert by ${titleOf(altered.ruleId)}.`
        : `There is no reason for an alert by ${titleOf(altered.ruleId)} any more.`;
  }
}

function titleOf(id: string): string {
  for (const { id: setId, title, criteria } of JUDGED_SETS) {
    if (setId === id) return title;
    const criterion = criteria.find((one) => one.id === id);
    if (criterion) return criterion.title;
  }
  return id;
}
