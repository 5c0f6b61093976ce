import type { OxygenFlow, OxygenRise } from '@interstice/progression';
import type { ExplainOptions } from './explanation.js';
import { dayText, tenthsText } from './sentences.js';

/**
 * That the need for oxygen rose.
 *
 * @param rise - the two flows
 * @param options - with or without the flows
 * @returns a sentence; how much was needed, and in which state, is a value (B-34)
 * @source interstice-choices, B-11
 * @example oxygenRiseText(rise, { values: false })
 * //=> 'The need for oxygen rose between 10 Jan 2025 and 12 Jan 2026.'
 */
export function oxygenRiseText({ earlier, later }: OxygenRise, { values }: ExplainOptions): string {
  return values
    ? `The need for oxygen rose from ${flowText(earlier)} on ${dayText(earlier.on)} to ${flowText(later)} on ${dayText(later.on)}.`
    : `The need for oxygen rose between ${dayText(earlier.on)} and ${dayText(later.on)}.`;
}

function flowText({ litresTenths, atRest }: OxygenFlow): string {
  const state = atRest === null ? '' : atRest ? ' at rest' : ' on exertion';
  return litresTenths === 0 ? `none${state}` : `${tenthsText(litresTenths)} l/min${state}`;
}
