import { DRUGS } from '@interstice/clinical';
import type { ExplainAlertOptions } from './explainable-alert.js';
import type { ExplanationLine } from './explanation.js';
import { ILD_TREATMENTS } from './ild-treatments.rules.js';
import { dayText } from './sentences.js';

/**
 * First of all: it was decided, and not on what the record says now.
 *
 * @param options - with the decision whose evidence has changed
 * @returns a line, or none
 * @source interstice-choices, B-07
 * @example changedLines({ values: true }) //=> []
 */
export function changedLines({ changedAfterDecision: decided }: ExplainAlertOptions): ExplanationLine[] {
  if (!decided) return [];
  const what = decided.status === 'dismissed' ? 'dismissed' : `decided (${decided.code ?? 'acted'})`;
  return [
    {
      text: `Evidence changed after decision: this was ${what}, and what it rested on has been corrected, withdrawn or moved since. Decide again.`,
      cites: [{ doc: 'interstice-choices', at: 'B-07', ids: ['B-07'] }],
    },
  ];
}

/**
 * An alert stays although nothing like it would open: only what the record says or a clinician closes it.
 *
 * @param options - whether the site alerts by its definition no more
 * @returns a line, or none
 * @source interstice-choices, B-03
 * @example notChosenLines({ values: true }) //=> []
 */
export function notChosenLines({ isNotChosen = false }: ExplainAlertOptions): ExplanationLine[] {
  if (!isNotChosen) return [];
  return [
    {
      text: 'Raised by a definition that this site no longer uses for alerts: it stays until somebody decides about it.',
      cites: [{ doc: 'interstice-choices', at: 'B-03', ids: ['B-03'] }],
    },
  ];
}

/**
 * What may have answered it. Which drug somebody takes is a value; that a treatment was started is not.
 *
 * @param options - with the treatment, and whether values are told
 * @returns a line, or none
 * @source interstice-choices, B-08 and B-34
 * @example answerLines({ values: true }) //=> []
 */
export function answerLines({ possiblyAnsweredBy: answer, values }: ExplainAlertOptions): ExplanationLine[] {
  if (!answer) return [];
  const what = values ? DRUGS[answer.drug].title : 'a treatment';
  return [
    {
      text: `Possibly answered by ${what} started on ${dayText(answer.startedOn)}: confirm.`,
      cites: [{ doc: 'interstice-choices', at: 'B-08', ids: ['B-08'] }, ILD_TREATMENTS.drugsCite],
    },
  ];
}
