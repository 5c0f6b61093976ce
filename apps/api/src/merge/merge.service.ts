import { Inject, Injectable } from '@nestjs/common';
import type { MergeRequest, MergeResponse, MergeUndoResponse } from '@interstice/contracts';
import { Clock, Database, mergePatients, NotFoundError, undoMerge } from '@interstice/server';
import type { Access } from '../access/access.js';
import { recordingContext } from '../fact/fact.service.js';
import { findOtherPatient, findPatient } from '../patient/find-patient.js';
import { ReviewHints } from '../review-hints.js';

export interface Merged {
  readonly unchanged: boolean;
  readonly merge: MergeResponse;
}

/** Puts two records of one person together, and takes them apart again (B-31). */
@Injectable()
export class MergeService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReviewHints) private readonly hints: ReviewHints,
  ) {}

  async merge(
    access: Access,
    keptPatientId: string,
    { mergedPatientId, reason }: MergeRequest,
  ): Promise<Merged> {
    const context = recordingContext(access, this.clock);
    const merged = await this.database.asUser(access.context, async (query) => {
      await findPatient(query, access, keptPatientId);
      const other = await findOtherPatient(query, access, mergedPatientId, '/mergedPatientId');
      const unchanged = other.mergedInto === keptPatientId;
      return {
        unchanged,
        ...(await mergePatients(query, { keptPatientId, mergedPatientId, reason }, context)),
      };
    });
    const { unchanged, mergeId, moved } = merged;
    if (!unchanged) await this.#hurryBoth(keptPatientId, mergedPatientId);
    return { unchanged, merge: { mergeId, keptPatientId, mergedPatientId, moved } };
  }

  async undo(
    access: Access,
    { keptPatientId, mergeId }: { readonly keptPatientId: string; readonly mergeId: string },
    reason: string,
  ): Promise<MergeUndoResponse> {
    const context = recordingContext(access, this.clock);
    const { moved, mergedPatientId } = await this.database.asUser(access.context, async (query) => {
      await findPatient(query, access, keptPatientId);
      const [merge] = await query<{ mergedPatientId: string }>(
        `SELECT merged_patient_id AS "mergedPatientId" FROM patient_merge
          WHERE patient_id = $1 AND id = $2 AND site_id = ANY ($3)`,
        [keptPatientId, mergeId, access.siteIds],
      );
      if (merge === undefined) throw new NotFoundError('merge');
      return { ...merge, ...(await undoMerge(query, { keptPatientId, mergeId, reason }, context)) };
    });
    await this.#hurryBoth(keptPatientId, mergedPatientId);
    return { mergeId, moved };
  }

  async #hurryBoth(...patientIds: readonly string[]): Promise<void> {
    for (const patientId of patientIds) this.hints.hurry(patientId);
  }
}
