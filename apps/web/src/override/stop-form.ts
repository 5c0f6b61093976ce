import type { OverrideRequest, OverrideResponse, StopCode } from '@interstice/contracts';

export type StoppableTest = OverrideResponse['test'];

export const STOPPABLE: readonly StoppableTest[] = [
  'pft',
  'dlco',
  'hrct',
  'blood',
  'symptom-report',
  'joint-visit',
];

/** What stands in the fields, as it was typed; no reason is proposed. */
export interface TypedStop {
  readonly test: StoppableTest;
  readonly code: StopCode | '';
  readonly reviewOn: string;
  readonly reason: string;
}

export type StopErrors = Partial<Record<'code' | 'reviewOn' | 'reason', string>>;

/** The fields for a test: the stop that stands for it, or nothing. */
export function stopFor(test: StoppableTest, standing: OverrideResponse | undefined): TypedStop {
  if (standing?.stop === undefined) return { test, code: '', reviewOn: '', reason: '' };
  const { stop, reason = '' } = standing;
  return { test, code: stop.code ?? '', reviewOn: stop.reviewOn, reason };
}

/** What is sent, or what is wrong at which field. */
export function stopBody(
  { code, reviewOn, reason }: TypedStop,
  today: string,
): { readonly body: OverrideRequest } | { readonly errors: StopErrors } {
  const errors: StopErrors = {
    ...(code === '' ? { code: 'Please say why.' } : {}),
    ...(reviewOn > today ? {} : { reviewOn: 'Please give a day after today.' }),
    ...(reason.trim() === '' ? { reason: 'Please say why in words, for whoever reads it later.' } : {}),
  };
  if (code === '' || Object.keys(errors).length > 0) return { errors };
  return { body: { stop: { code, reviewOn }, reason: reason.trim() } };
}
