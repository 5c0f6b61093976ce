import type { Analyte } from '@interstice/clinical';
import { BLOOD_CHOICES } from '../clinic-choices.rules.js';
import { isWorse } from './blood-values.js';
import type { JudgedValue } from './judge-values.js';

type WithLimits = Pick<JudgedValue, 'value' | 'limits'>;

/**
 * The last values of an analyte that have each moved further towards a limit than the one before, all of them inside. It is
 * told and never alerts: no source that was read acts on it.
 *
 * @param analyte - that was measured
 * @param values - as judged, oldest first
 * @returns the values that moved, oldest first, with the one they moved from; none where they are too few
 * @source interstice-choices, B-22
 * @example movingValues('neutrophils', values).length //=> 4
 */
export function movingValues(analyte: Analyte, values: readonly WithLimits[]): readonly WithLimits[] {
  const moved: WithLimits[] = [];
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const value = values[index];
    if (value === undefined || !isInside(value)) break;
    const next = moved[0];
    if (next !== undefined && !isWorse(analyte, next.value, value.value)) break;
    moved.unshift(value);
  }
  return moved.length > BLOOD_CHOICES['moving-in-a-row'].tests ? moved : [];
}

/** Watched, and outside no limit. */
function isInside({ limits }: WithLimits): boolean {
  return limits.length > 0 && limits.every(({ isBeyond }) => !isBeyond);
}
