import type { correctionFields, Permission } from '@interstice/contracts';
import type { FactInput, InputError, QueryFn, RecordingContext } from '@interstice/server';
import type { z } from 'zod';
import type { FoundPatient } from '../patient/find-patient.js';
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

/** Why a fact is not withdrawn: `code` is stable, `detail` says what to do instead. */
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
  readonly days: readonly FactDay<Values>[];
  readonly instants?: readonly FactInstant<Values>[];
  /** The days that a move to another patient asks for, where they are not all of `days`. */
  readonly daysOfMove?: readonly FactDay<Values>[];
  readonly reading: FactReading<Row, Answer>;
  /** What only the rest of the record can tell about what is recorded or corrected. */
  readonly check?: (
    query: QueryFn,
    said: Values,
    place: { readonly patient: FoundPatient; readonly today: string; readonly standing?: NoInfer<Answer> },
  ) => Promise<readonly InputError[]>;
  /** What else has to follow a change, in its transaction. */
  readonly settle?: (query: QueryFn, patient: FoundPatient, context: RecordingContext) => Promise<void>;
  readonly refuseWithdrawal?: (
    query: QueryFn,
    fact: NoInfer<Answer>,
    place: { readonly patient: FoundPatient; readonly today: string },
  ) => Promise<Refusal | undefined>;
}

/** How facts of a kind are recorded. */
export interface RecordedKind<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
> extends FactKind<Values, Row, Answer> {
  readonly inputOf: (values: NoInfer<Values>) => FactInput;
  /** Why it was recorded, where that is said. */
  readonly reasonOf?: (values: NoInfer<Values>) => string | undefined;
}

/** How facts of a kind are corrected. */
export interface CorrectedKind<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Values & Correction,
> extends FactKind<Values, Row, Answer> {
  /** @param standing - the fact that is corrected */
  readonly correctedInputOf: (corrected: NoInfer<Corrected>, standing: NoInfer<Answer>) => FactInput;
}

/** The routes that correct, withdraw and move facts of a kind. */
export interface FactChangeRoutes<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Values & Correction,
> extends CorrectedKind<Values, Row, Answer, Corrected> {
  /** Names the operations in the description of the interface. */
  readonly name: string;
  /** The last segment of the addresses. */
  readonly path: string;
  /** As in "Correct a visit". */
  readonly one: string;
  readonly correction: z.ZodType<Corrected>;
  readonly answer: z.ZodType<Answer>;
}

/** All routes of a kind. */
export interface FactRoutes<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Values & Correction,
>
  extends FactChangeRoutes<Values, Row, Answer, Corrected>, RecordedKind<Values, Row, Answer> {
  /** As in "The visits of a patient". */
  readonly many: string;
  readonly request: z.ZodType<Values>;
  readonly page: z.ZodType;
  /** By default that for facts. */
  readonly permissionToRecord?: Permission;
}

/** Lets the compiler see that the contracts, the reading and the days belong together. */
export function factRoutes<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Values & Correction,
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
