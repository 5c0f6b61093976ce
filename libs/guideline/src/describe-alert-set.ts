import type { Citation } from '@interstice/clinical';
import { conditionsOf, JUDGED_SETS } from '@interstice/progression';
import { advisoryLine, advisoryOf } from './advisory-sentences.js';
import { conditionText } from './criterion-sentences.js';
import type { ProgressionAlertRule } from './protocol.js';
import { NotAssessedError } from './surveillance/index.js';

/** What can alert, for whoever chooses. */
export interface DescribedAlertSet {
  readonly title: string;
  readonly kind: 'progression' | 'advisory';
  readonly text: string;
  readonly cites: readonly Citation[];
}

/**
 * What a definition or an advisory asks for, in a sentence from its data.
 *
 * @param rule - of the protocol, that can alert
 * @returns title, kind, sentence and sources
 * @throws NotAssessedError when nothing by that id is judged
 * @source interstice-choices, B-01 and B-17
 * @example describeAlertSet({ set: 'short-form', … }).text
 * //=> 'Any of these: a relative fall in FVC of at least 10 %; a relative fall in FVC of at least 5 % with worsened …'
 */
export function describeAlertSet({ set: id, cite }: ProgressionAlertRule): DescribedAlertSet {
  const set = JUDGED_SETS.find((judged) => judged.id === id);
  if (!set) throw new NotAssessedError(id);
  const criteria = set.criteria.map((criterion) =>
    conditionsOf(criterion)
      .map(conditionText)
      .join('allOf' in criterion ? ' with ' : ' or '),
  );
  const [only = '', ...others] = criteria;
  const start = set.atLeast === 1 ? 'Any of these' : `At least ${set.atLeast} of these ${criteria.length}`;
  const asked = others.length === 0 ? capital(only) : `${start}: ${criteria.join('; ')}`;
  const window = set.window ? `within ${set.window.months} months` : 'however far apart the tests are';
  const advisory = advisoryOf(id);
  const advice = advisory && advisoryLine(advisory);
  return {
    title: set.title,
    kind: advisory ? 'advisory' : 'progression',
    text: `${asked}${others.length === 0 ? ' ' : ', '}${window}.${advice ? ` ${advice.text}` : ''}`,
    cites: distinct([set.cite, ...(set.window ? [set.window.cite] : []), ...(advice?.cites ?? []), cite]),
  };
}

function distinct(cites: readonly Citation[]): Citation[] {
  return cites.filter(
    ({ doc, at }, index) => cites.findIndex((one) => one.doc === doc && one.at === at) === index,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
