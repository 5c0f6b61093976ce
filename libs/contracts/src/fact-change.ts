import { z } from 'zod';
import { line } from './text.js';
import { uuid } from './uuid.js';

/** Why somebody changes what is on record, in their own words. */
export const writtenReason = line(500).meta({ example: 'Entered for another test.' });

/** What a correction carries beside the values, all of which it states anew. */
export const correctionFields = {
  reason: writtenReason,
  versionId: uuid().exactOptional().meta({
    description: 'The version that was seen; when another one stands by then, the answer is 409 with it.',
  }),
};

/** Takes back what was recorded in error. It stays in the history. */
export const withdrawalRequest = z
  .strictObject({ reason: writtenReason })
  .meta({ id: 'WithdrawalRequest', example: { reason: 'Entered twice.' } });

export type WithdrawalRequest = z.output<typeof withdrawalRequest>;

/** What was withdrawn. */
export const withdrawalResponse = z
  .strictObject({
    lineageId: z.uuid(),
    versionId: z.uuid().meta({ description: 'The version that stood until now.' }),
    unchanged: z.literal(true).exactOptional().meta({ description: 'It had been withdrawn before.' }),
  })
  .meta({ id: 'Withdrawal' });

export type WithdrawalResponse = z.output<typeof withdrawalResponse>;

/** Moves what was recorded for the wrong patient to the right one (B-31). */
export const reassignmentRequest = z
  .strictObject({ toPatientId: uuid('expected the id of a patient'), reason: writtenReason })
  .meta({
    id: 'ReassignmentRequest',
    example: {
      toPatientId: '019c8a70-5d3c-7d11-8a52-3f8f2ad4c001',
      reason: 'The report is of the patient next on the list.',
    },
  });

export type ReassignmentRequest = z.output<typeof reassignmentRequest>;

const placeOfFact = z.strictObject({ patientId: z.uuid(), lineageId: z.uuid() });

/** Where the fact was and where it stands now. It has another lineage there. */
export const reassignmentResponse = z
  .strictObject({
    from: placeOfFact,
    to: placeOfFact.extend({ versionId: z.uuid() }),
    unchanged: z.literal(true).exactOptional().meta({ description: 'It had been moved there before.' }),
  })
  .meta({ id: 'Reassignment' });

export type ReassignmentResponse = z.output<typeof reassignmentResponse>;

/** Keeps a PFT out of judging, reversibly (B-11). */
export const exclusionRequest = z
  .strictObject({ reason: writtenReason })
  .meta({ id: 'ExclusionRequest', example: { reason: 'Coughing throughout; not representative.' } });

export type ExclusionRequest = z.output<typeof exclusionRequest>;
