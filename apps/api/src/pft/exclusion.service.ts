import { Inject, Injectable } from '@nestjs/common';
import type { PftResponse } from '@interstice/contracts';
import { Clock, Database, excludePft, liftExclusion } from '@interstice/server';
import type { Access } from '../access/access.js';
import type { FactAddress } from '../fact/fact-change.service.js';
import { FactReadModel } from '../fact/fact.read-model.js';
import { recordingContext, type Recorded } from '../fact/fact.service.js';
import { findPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';
import { PFT_READING } from './pft-reading.js';

/** Keeps single tests out of judging, and lets them in again (B-11). */
@Injectable()
export class ExclusionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FactReadModel) private readonly facts: FactReadModel,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  exclude(access: Access, address: FactAddress, reason: string): Promise<Recorded<PftResponse>> {
    return this.#change(access, address, reason);
  }

  lift(access: Access, address: FactAddress): Promise<Recorded<PftResponse>> {
    return this.#change(access, address, undefined);
  }

  async #change(
    access: Access,
    { patientId, lineageId }: FactAddress,
    reason: string | undefined,
  ): Promise<Recorded<PftResponse>> {
    const context = recordingContext(access, this.clock);
    const changed = await this.database.asUser(access.context, async (query) => {
      const patient = await findPatient(query, access, patientId);
      const { unchanged } =
        reason === undefined
          ? await liftExclusion(query, patientId, lineageId, context)
          : await excludePft(query, patientId, lineageId, reason, context);
      const fact = await this.facts.head(query, PFT_READING, patient, lineageId);
      return { unchanged, fact: unchanged ? { ...fact, unchanged } : fact };
    });
    if (!changed.unchanged) this.hints.hurry(patientId);
    return changed;
  }
}
