import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  leftToTheEnd,
  lockPatient,
  recordFact,
  ValidationFailedError,
  type InputError,
  type RecordingContext,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { findPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';
import type { RecordedKind } from './fact-kind.js';
import type { FactRow } from './fact-reading.js';
import { FactReadModel } from './fact.read-model.js';
import { impossibleFactDays } from './impossible-fact-days.js';

/** What was recorded, or what was there already. */
export interface Recorded<Answer> {
  readonly unchanged: boolean;
  readonly fact: Answer;
}

/** Records what people and laboratories observed. Facts are never edited here. */
@Injectable()
export class FactService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FactReadModel) private readonly facts: FactReadModel,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  /** One fact in one transaction; the same result again is answered with what is stored (B-30). */
  async record<Values extends object, Row extends FactRow, Answer extends object>(
    kind: RecordedKind<Values, Row, Answer>,
    access: Access,
    patientId: string,
    values: Values,
  ): Promise<Recorded<Answer>> {
    const context = recordingContext(access, this.clock);
    const recorded = await this.database.asUser(access.context, async (query) => {
      // Asked together, so that the database is waited for once.
      const [patient, locked] = await Promise.all([
        findPatient(query, access, patientId),
        lockPatient(query, patientId),
      ]);
      const today = this.clock.today(patient.timeZone);
      refuseInput([
        ...impossibleFactDays(kind, values, patient, today),
        ...((await kind.check?.(query, values, { patient, today })) ?? []),
      ]);
      const fact = kind.inputOf(values);
      const reason = kind.reasonOf?.(values) ?? null;
      const { lineageId, unchanged } = await recordFact(
        query,
        patientId,
        fact,
        context,
        null,
        reason,
        locked,
      );
      if (!unchanged) await kind.settle?.(query, patient, context);
      // Read on the way to the end of the transaction, which waits for it.
      const head = leftToTheEnd(this.facts.head(query, kind.reading, patient, lineageId));
      return { unchanged, head };
    });
    const { unchanged } = recorded;
    if (!unchanged) this.hints.hurry(patientId);
    const head = await recorded.head;
    return { unchanged, fact: unchanged ? { ...head, unchanged } : head };
  }
}

/** Who records through a request, and when. */
export function recordingContext(access: Access, clock: Clock): RecordingContext {
  return { userId: access.userId, requestId: access.requestId, source: 'manual', now: clock.now() };
}

export function refuseInput(errors: readonly InputError[]): void {
  if (errors.length > 0) throw new ValidationFailedError(errors);
}
