import type { OverrideRequest, OverrideResponse } from '@interstice/contracts';

export type OverridableTest = (typeof OVERRIDABLE)[number];
export type Unit = 'months' | 'weeks';

/** What stands in the fields, as it was typed. */
export interface TypedOverride {
  readonly test: OverridableTest;
  readonly count: string;
  readonly unit: Unit;
  readonly until: string;
  readonly reason: string;
}

export type OverrideErrors = Partial<Record<'interval' | 'until' | 'reason', string>>;

/** As much as the contract takes. */
export const MOST: Readonly<Record<Unit, number>> = { months: 60, weeks: 52 };

export const OVERRIDABLE = [
  'pft',
  'dlco',
  'hrct',
  'blood',
] as const satisfies readonly OverrideResponse['test'][];

/** The fields for a test: what stands for it, or nothing; no number is proposed. */
export function typedFor(test: OverridableTest, standing: OverrideResponse | undefined): TypedOverride {
  if (standing?.interval === undefined) return { test, count: '', unit: 'months', until: '', reason: '' };
  const { interval, until, reason = '' } = standing;
  const [count, unit] =
    'months' in interval ? ([interval.months, 'months'] as const) : ([interval.weeks, 'weeks'] as const);
  return { test, count: String(count), unit, until, reason };
}

/** What is sent, or what is wrong at which field. */
export function overrideBody(
  { count, unit, until, reason }: TypedOverride,
  today: string,
): { readonly body: OverrideRequest } | { readonly errors: OverrideErrors } {
  const every = /^\d+$/.test(count.trim()) ? Number(count) : 0;
  const errors: OverrideErrors = {
    ...(every >= 1 && every <= MOST[unit]
      ? {}
      : { interval: `Please give a whole number from 1 to ${MOST[unit]}.` }),
    ...(until > today ? {} : { until: 'Please give a day after today.' }),
    ...(reason.trim() === '' ? { reason: 'Please say why, for whoever reads it later.' } : {}),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const interval = unit === 'months' ? { months: every } : { weeks: every };
  return { body: { interval, until, reason: reason.trim() } };
}
