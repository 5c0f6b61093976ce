import type { ComparedPair } from '@interstice/contracts';
import { formatDay } from '../ui/day';

type Test = ComparedPair['earlier'];

/** The value of a test by the measure by which the pair is compared; nothing for who reads no values. */
export function valueOf({ measure }: ComparedPair, test: Test): string {
  if (measure === 'litres') return test.fvcMl === undefined ? '' : `${test.fvcMl} mL`;
  if (measure === 'recomputed-pct')
    return test.fvcPctRecomputed === undefined
      ? ''
      : `${test.fvcPctRecomputed.toFixed(2)} % predicted (recomputed)`;
  const pct = measure === 'dlco-pct' ? test.dlcoPctPred : test.fvcPctPred;
  return pct === undefined ? '' : `${pct.toFixed(1)} % predicted`;
}

/**
 * How far the later value lies below the earlier one, as the judgement has it.
 *
 * @example declineInWords({ declinePct: 12.8, ... }) //=> '12.8 % lower'
 */
export function declineInWords({ declinePct, declinePoints }: ComparedPair): string {
  if (declinePct === undefined) return '';
  const share = `${Math.abs(declinePct).toFixed(1)} % ${declinePct < 0 ? 'higher' : 'lower'}`;
  const same = declinePct === 0 ? 'less than 0.1 % apart' : share;
  return declinePoints === undefined || declinePct === 0
    ? same
    : `${same} (${Math.abs(declinePoints).toFixed(1)} points)`;
}

const MEASURES: Readonly<Record<ComparedPair['measure'], string>> = {
  'reported-pct': '% predicted',
  'recomputed-pct': '% predicted, recomputed',
  litres: 'litres',
  'dlco-pct': 'DLCO % predicted',
};

/** @example measureInShort({ measure: 'litres', ... }) //=> 'litres' */
export function measureInShort({ measure }: ComparedPair): string {
  return MEASURES[measure];
}

/** Two tests and how far they lie apart; without figures where none are given. */
export function pairInWords(pair: ComparedPair): string {
  const days = `${formatDay(pair.earlier.on)} to ${formatDay(pair.later.on)}`;
  const fall = declineInWords(pair);
  if (fall === '') return `${days}.`;
  const assumed = pair.assumed ? ', one equation assumed' : '';
  const [from, to] = [valueOf(pair, pair.earlier), valueOf(pair, pair.later)];
  return `${fall}, from ${from} to ${to} (${days}${assumed}).`;
}
