import type { ComparedPair, ProgressionResponse } from '@interstice/contracts';
import { declineInWords, measureInShort, valueOf } from './pair-words';

/** One baseline with the fall since; what cannot be told says why. */
export interface BaselineRow {
  readonly name: string;
  /** The day of the earlier test. */
  readonly on: string | null;
  readonly measure: string;
  /** Empty for who reads no values, as are the two below. */
  readonly from: string;
  readonly to: string;
  readonly change: string;
  /** Stands in the place of the comparison. */
  readonly instead: string | null;
}

/** The first test, the best one, and the last before the present treatment; always the three, in this order (B-06). */
export function baselineRows({
  cumulative,
  beforeTreatment,
}: Pick<ProgressionResponse, 'cumulative' | 'beforeTreatment'>): readonly BaselineRow[] {
  const names = ['The first test', 'The best test', 'The last before the present treatment'] as const;
  const [first, best] = [cumulative?.fromFirst, cumulative?.fromBest];
  const none = 'No two tests on record can be compared.';
  return [
    rowOf(names[0], first, none),
    rowOf(names[1], best, none),
    rowOf(
      names[2],
      beforeTreatment?.pair ?? undefined,
      beforeTreatment?.text ?? 'Not told yet: the next review will.',
      beforeTreatment?.testOn ?? null,
    ),
  ];
}

function rowOf(
  name: string,
  pair: ComparedPair | undefined,
  instead: string,
  testOn: string | null = null,
): BaselineRow {
  if (pair === undefined) return { name, on: testOn, measure: '', from: '', to: '', change: '', instead };
  const change = declineInWords(pair);
  const shown = change !== '';
  return {
    name,
    on: pair.earlier.on,
    measure: `${measureInShort(pair)}${pair.assumed ? ', one equation assumed' : ''}`,
    from: shown ? valueOf(pair, pair.earlier) : '',
    to: shown ? valueOf(pair, pair.later) : '',
    change,
    instead: null,
  };
}
