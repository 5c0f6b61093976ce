import { ANALYTE_NAMES, ANALYTES, type Analyte } from '@interstice/clinical';
import type { BloodTestResponse } from '@interstice/contracts';
import type { AnyFact } from '../api/facts';
import type { Values } from './entered-values';
import { writtenNumber } from './entered-number';
import type { NumberField } from './field';

interface Limits {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

const SIDES = { low: 'lower limit', high: 'upper limit' } as const;

/** @example limitName('alt', 'high') //=> 'referenceRanges.alt.high' */
export const limitName = (analyte: Analyte, side: keyof typeof SIDES) => `referenceRanges.${analyte}.${side}`;

/** A field for either limit of every analyte, in the unit in which its value is given. */
export const LIMIT_FIELDS: readonly NumberField[] = ANALYTE_NAMES.flatMap((analyte) => {
  const { title } = ANALYTES[analyte];
  const name = title.charAt(0).toUpperCase() + title.slice(1);
  return (['low', 'high'] as const).map((side) => ({
    type: 'number' as const,
    name: limitName(analyte, side),
    label: `${name}, ${SIDES[side]}`,
    limitOf: analyte,
  }));
});

/** The unit in which a value, and so its limits, is being given. */
export function unitGiven(analyte: string, values: Values): string {
  const chosen = values[`units.${analyte}`] ?? '';
  return chosen === '' && isAnalyte(analyte) ? ANALYTES[analyte].unit : chosen;
}

/** Limits that stood on the last report of the same laboratory, for values that are given in the same unit. */
export interface SuggestedLimits {
  readonly on: string;
  readonly laboratory: string;
  /** As fields hold them. */
  readonly values: Values;
  readonly inWords: readonly string[];
}

/**
 * What the last test of the laboratory says of limits that are still empty. Laboratories change their limits, so they
 * are offered, with their day, and never taken over unasked.
 *
 * @param values - what is being entered
 * @param past - the blood tests on record, the latest day first
 */
export function suggestLimits(values: Values, past: readonly AnyFact[]): SuggestedLimits | undefined {
  const laboratory = nameOf(values['laboratory']);
  if (laboratory === '') return undefined;
  const last = past.find(
    (fact): fact is BloodTestResponse =>
      'completeBloodCount' in fact &&
      nameOf(fact.laboratory) === laboratory &&
      fact.collectedOn <= (values['collectedOn'] ?? '') &&
      fact.referenceRanges !== undefined,
  );
  if (last === undefined) return undefined;
  const given: Record<string, string> = {};
  const inWords: string[] = [];
  for (const analyte of ANALYTE_NAMES.filter((one) => isOpen(one, values))) {
    const range = limitsOf(last, analyte, values[`units.${analyte}`] ?? '');
    for (const side of ['low', 'high'] as const) {
      const limit = range?.[side];
      if (limit !== undefined) given[limitName(analyte, side)] = writtenNumber(limit);
    }
    const said = rangeInWords(range);
    if (said !== '') inWords.push(`${ANALYTES[analyte].title} ${said} ${unitGiven(analyte, values)}`);
  }
  if (inWords.length === 0) return undefined;
  return { on: last.collectedOn, laboratory: last.laboratory ?? '', values: given, inWords };
}

/** Limits of a recorded value in the unit that is asked for; '' is ours. None where they stand in another unit. */
export function limitsOf(fact: BloodTestResponse, analyte: Analyte, unit: string): Limits | undefined {
  const reported = fact.reported?.[analyte];
  if (unit === '') return fact.referenceRanges?.[analyte];
  return reported?.unit === unit ? reported : undefined;
}

function isOpen(analyte: Analyte, values: Values): boolean {
  const isEmpty = (name: string) => (values[name] ?? '').trim() === '';
  return !isEmpty(analyte) && isEmpty(limitName(analyte, 'low')) && isEmpty(limitName(analyte, 'high'));
}

/** @example rangeInWords({ low: 120, high: 160 }) //=> '120 to 160' */
function rangeInWords({ low, high }: Limits = {}): string {
  if (low !== undefined && high !== undefined) return `${low} to ${high}`;
  if (high !== undefined) return `up to ${high}`;
  return low === undefined ? '' : `from ${low}`;
}

const nameOf = (laboratory: string | undefined) => (laboratory ?? '').trim().toLowerCase();

function isAnalyte(name: string): name is Analyte {
  return Object.hasOwn(ANALYTES, name);
}
