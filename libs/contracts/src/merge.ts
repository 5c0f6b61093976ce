import { z } from 'zod';
import { writtenReason } from './fact-change.js';
import { uuid } from './uuid.js';

/** Puts two records of one person together, reversibly (B-31). The patient of the address is the one that is kept. */
export const mergeRequest = z
  .strictObject({
    mergedPatientId: uuid('expected the id of a patient'),
    reason: writtenReason,
  })
  .meta({
    id: 'MergeRequest',
    example: {
      mergedPatientId: '019c8a70-5d3c-7d11-8a52-3f8f2ad4c001',
      reason: 'Registered twice under two record numbers.',
    },
  });

export type MergeRequest = z.output<typeof mergeRequest>;

/** A merge that stands. */
export const mergeResponse = z
  .strictObject({
    mergeId: z.uuid(),
    keptPatientId: z.uuid(),
    mergedPatientId: z.uuid(),
    moved: z.int().meta({ description: 'How many facts came over.' }),
  })
  .meta({ id: 'Merge' });

export type MergeResponse = z.output<typeof mergeResponse>;

export const mergeUndoRequest = z
  .strictObject({ reason: writtenReason })
  .meta({ id: 'MergeUndoRequest', example: { reason: 'They are two people after all.' } });

export type MergeUndoRequest = z.output<typeof mergeUndoRequest>;

/** A merge that was undone. */
export const mergeUndoResponse = z
  .strictObject({
    mergeId: z.uuid(),
    moved: z.int().meta({ description: 'How many facts went back, as they stood by then.' }),
  })
  .meta({ id: 'MergeUndo' });

export type MergeUndoResponse = z.output<typeof mergeUndoResponse>;
