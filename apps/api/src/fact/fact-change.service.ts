import { Inject, Injectable } from '@nestjs/common';
import type { ReassignmentRequest, ReassignmentResponse, WithdrawalResponse } from '@interstice/contracts';
import {
  Clock,
  ConflictError,
  correctFact,
  Database,
  reassignFact,
  StaleFactError,
  ValidationFailedError,
  withdrawFact,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { findOtherPatient, findPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';
import { FactChangedError } from './fact-changed-error.js';
import type { CorrectedKind, Correction, FactKind, Refusal } from './fact-kind.js';
import type { FactRow } from './fact-reading.js';
import { FactReadModel } from './fact.read-model.js';
import { recordingContext, refuseInput, type Recorded } from './fact.service.js';
import { daysBeforeBirthOf, impossibleFactDays } from './impossible-fact-days.js';

/** Which fact of which patient. */
export interface FactAddress {
  readonly patientId: string;
  readonly lineageId: string;
}

/** Corrects, withdraws and moves what was recorded. Nothing is erased by it. */
@Injectable()
export class FactChangeService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FactReadModel) private readonly facts: FactReadModel,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  /** States all values anew. Who has not seen what stands now is shown it, and nothing is written. */
  async correct<
    Values extends object,
    Row extends FactRow,
    Answer extends object,
    Corrected extends Values & Correction,
  >(
    kind: CorrectedKind<Values, Row, Answer, Corrected>,
    access: Access,
    { patientId, lineageId }: FactAddress,
    corrected: Corrected,
  ): Promise<Recorded<Answer>> {
    const context = recordingContext(access, this.clock);
    const recorded = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      const today = this.clock.today(patient.timeZone);
      const head = () => this.facts.head(query, kind.reading, patient, lineageId);
      const standing = await head();
      refuseInput([
        ...impossibleFactDays(kind, corrected, patient, today),
        ...((await kind.check?.(query, corrected, { patient, today, standing })) ?? []),
      ]);
      const fact = kind.correctedInputOf(corrected, standing);
      const { unchanged } = await correctFact(query, patientId, lineageId, fact, corrected, context).catch(
        async (error: unknown) => {
          throw error instanceof StaleFactError ? new FactChangedError(error, await head()) : error;
        },
      );
      if (!unchanged) await kind.settle?.(query, patient, context);
      const now = await head();
      return { unchanged, fact: unchanged ? { ...now, unchanged } : now };
    });
    if (!recorded.unchanged) this.hints.hurry(patientId);
    return recorded;
  }

  async withdraw<Values extends object, Row extends FactRow, Answer extends object>(
    kind: FactKind<Values, Row, Answer>,
    access: Access,
    { patientId, lineageId }: FactAddress,
    reason: string,
  ): Promise<WithdrawalResponse> {
    const context = recordingContext(access, this.clock);
    const { id, unchanged } = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      if (kind.refuseWithdrawal !== undefined) {
        const fact = await this.facts.head(query, kind.reading, patient, lineageId);
        const today = this.clock.today(patient.timeZone);
        refuse(await kind.refuseWithdrawal(query, fact, { patient, today }));
      }
      const withdrawn = await withdrawFact(query, patientId, kind.reading.kind, lineageId, reason, context);
      if (!withdrawn.unchanged) await kind.settle?.(query, patient, context);
      return withdrawn;
    });
    if (unchanged) return { lineageId, versionId: id, unchanged };
    this.hints.hurry(patientId);
    return { lineageId, versionId: id };
  }

  /** Both patients in one transaction, and both are reviewed again (B-31). */
  async reassign<Values extends object, Row extends FactRow, Answer extends object>(
    kind: FactKind<Values, Row, Answer>,
    access: Access,
    { patientId, lineageId }: FactAddress,
    { toPatientId, reason }: ReassignmentRequest,
  ): Promise<ReassignmentResponse> {
    const context = recordingContext(access, this.clock);
    const { from, to } = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      if (toPatientId === patientId) {
        throw new ValidationFailedError([
          { pointer: '/toPatientId', detail: 'expected another patient than the one it stands with' },
        ]);
      }
      const right = await findOtherPatient(query, access, toPatientId, '/toPatientId');
      const fact = await this.facts.head(query, kind.reading, patient, lineageId);
      if (daysBeforeBirthOf({ days: kind.daysOfMove ?? kind.days }, fact, right).length > 0) {
        throw new ValidationFailedError([
          { pointer: '/toPatientId', detail: 'expected a patient born by the day of what is moved' },
        ]);
      }
      return reassignFact(
        query,
        {
          fromPatientId: patientId,
          toPatientId,
          kind: kind.reading.kind,
          lineageId,
          reason,
        },
        context,
      );
    });
    const moved = {
      from: { patientId, lineageId },
      to: { patientId: toPatientId, lineageId: to.lineageId, versionId: to.id },
    };
    if (from.unchanged) return { ...moved, unchanged: true };
    this.hints.hurry(patientId);
    this.hints.hurry(toPatientId);
    return moved;
  }
}

function refuse(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new ConflictError(refusal.code, refusal.detail);
}
