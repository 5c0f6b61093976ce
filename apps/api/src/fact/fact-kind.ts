import type { correctionFields } from '@interstice/contracts';
import type { FactInput } from '@interstice/server';
import type { z } from 'zod';
import type { FactReading, FactRow } from './fact-reading.js';

type DayField<Values> = {
  [Field in keyof Values]-?: Values[Field] extends string | undefined ? Field : never;
}[keyof Values] &
  string;

/** A day that a fact names. None lies before the birth of the patient, and none ahead of today unless it is a plan. */
export interface FactDay<Values> {
  readonly field: DayField<Values>;
  readonly isPlan?: true;
}

/** An instant that a fact names beside its day: it has to lie on that day at the site. */
export interface FactInstant<Values> {
  readonly field: DayField<Values>;
  readonly of: DayField<Values>;
}

/** Why a fact is not withdrawn or not moved: `code` is stable, `detail` says what to do instead. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
}

/** Why values are stated anew, and which version was seen then. */
export interface Correction {
  readonly reason: string;
  readonly versionId?: string;
}

/** What tells one kind of fact from another once it has been read from a request. Checks and answers follow from it. */
export interface FactKind<Values extends object, Row extends FactRow, Answer extends object> {
  readonly days: readonly FactDay<NoInfer<Values>>[];
  readonly instants?: readonly FactInstant<NoInfer<Values>>[];
  readonly inputOf: (values: NoInfer<Values>) => FactInput;
  readonly reading: FactReading<Row, Answer>;
  /** Where one cannot be withdrawn, or moved to another patient, by itself. */
  readonly refuseWithdrawal?: (fact: NoInfer<Answer>) => Refusal | undefined;
  readonly refuseMove?: (fact: NoInfer<Answer>) => Refusal | undefined;
}

/** A kind with all that its routes are made of. */
export interface FactRoutes<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Correction,
> extends FactKind<Values, Row, Answer> {
  /** Names the operations in the description of the interface. */
  readonly name: string;
  /** The last segment of the addresses. */
  readonly path: string;
  /** As in "Record a visit" and "The visits of a patient". */
  readonly words: { readonly one: string; readonly many: string };
  readonly request: z.ZodType<Values>;
  readonly correction: z.ZodType<Corrected>;
  readonly valuesOf: (corrected: NoInfer<Corrected>) => NoInfer<Values>;
  readonly answer: z.ZodType<Answer>;
  readonly page: z.ZodType;
}

/** Lets the compiler see that the contracts, the reading and the days belong together. */
export function factRoutes<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Correction,
>(routes: FactRoutes<Values, Row, Answer, Corrected>): FactRoutes<Values, Row, Answer, Corrected> {
  return routes;
}

/** The values of a correction that has the fields of its fact. */
export function valuesOfCorrection<Corrected extends Correction>(
  corrected: Corrected,
): Omit<Corrected, keyof typeof correctionFields> {
  const { reason, versionId, ...values } = corrected;
  void [reason, versionId];
  return values;
}
