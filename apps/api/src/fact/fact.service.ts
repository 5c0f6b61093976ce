import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  recordFact,
  ValidationFailedError,
  type InputError,
  type QueryFn,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { findPatient, type FoundPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';
import type { FactKind } from './fact-kind.js';
import type { FactRow } from './fact-reading.js';
import { FactReadModel } from './fact.read-model.js';
import { impossibleFactDays } from './impossible-fact-days.js';

/** What was recorded, or what was there already. */
export interface Recorded<Answer> {
  readonly unchanged: boolean;
  readonly fact: Answer;
}

/** A further check that only the database can make, such as a day against the course of a treatment. */
export type FactCheck = (query: QueryFn, patient: FoundPatient) => Promise<readonly InputError[]>;

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
    kind: FactKind<Values, Row, Answer>,
    access: Access,
    patientId: string,
    values: Values,
    check?: FactCheck,
  ): Promise<Recorded<Answer>> {
    const now = this.clock.now();
    const recorded = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      const errors = [
        ...impossibleFactDays(kind, values, patient, this.clock.today(patient.timeZone)),
        ...((await check?.(query, patient)) ?? []),
      ];
      if (errors.length > 0) throw new ValidationFailedError(errors);
      const { lineageId, unchanged } = await recordFact(query, patientId, kind.inputOf(values), {
        userId: access.userId,
        requestId: access.requestId,
        source: 'manual',
        now,
      });
      const fact = await this.facts.head(query, kind.reading, patient, lineageId);
      return { unchanged, fact: unchanged ? { ...fact, unchanged } : fact };
    });
    if (!recorded.unchanged) await this.hints.hurry(patientId);
    return recorded;
  }
}
