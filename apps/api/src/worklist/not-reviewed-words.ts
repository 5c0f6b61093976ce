import type { NotReviewedCause } from '@interstice/contracts';

/** Why a review failed, by the stable word that is kept of it. What is not here is told by the word alone. */
const FAILURES: Readonly<Record<string, string>> = {
  'unknown-protocol': 'the site names a protocol that this release does not have',
  'rule-data': 'a rule contradicts itself',
  'invalid-date': 'the record holds a day that does not exist',
  'unrepresentable-number': 'the record holds a number that cannot be judged exactly',
};

const HEADLINES: Readonly<Record<Exclude<NotReviewedCause, 'failed'>, string>> = {
  recorded: 'Something was recorded that no review has seen yet.',
  'day-reached': 'A day has come on which something may be due, and no review has looked.',
  rules: 'The answers are by the rules of an earlier release.',
};

const INCOMPLETE = 'What is due and the alerts of this patient may be incomplete: go by the chart.';

/** What stands on the list about a patient whose answers are not of the present. Holds no value of the record. */
export function notReviewedWords(
  cause: NotReviewedCause,
  { code, attempts }: { readonly code: string | null; readonly attempts: number },
): { readonly headline: string; readonly advice: string } {
  if (cause !== 'failed') {
    return {
      headline: HEADLINES[cause],
      advice: `${INCOMPLETE} Reviews usually take seconds; tell whoever runs the system that they are held up.`,
    };
  }
  const times = attempts > 1 ? ` ${attempts} times in a row` : '';
  return {
    headline: `The review failed${times}: ${failureText(code ?? 'unexpected')}.`,
    advice: `${INCOMPLETE} It is tried again by itself, and at once when something is recorded or corrected. Tell whoever runs the system the code "${code ?? 'unexpected'}".`,
  };
}

function failureText(code: string): string {
  if (code.startsWith('sql-')) return 'the database did not take its result';
  return FAILURES[code] ?? 'the program met something that it does not know';
}
