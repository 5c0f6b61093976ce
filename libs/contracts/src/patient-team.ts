import { z } from 'zod';
import { uuid } from './uuid.js';

const physician = uuid('expected the id of a physician of the site').nullable();

/** Who answers for a patient, or for the alerts of patients who name nobody. Null: nobody. */
export const teamRequest = z
  .strictObject({ physicianId: physician, deputyId: physician })
  .refine(({ physicianId, deputyId }) => deputyId === null || physicianId !== null, {
    error: 'expected nobody: there is nobody to stand in for',
    path: ['deputyId'],
  })
  .refine(({ physicianId, deputyId }) => physicianId === null || physicianId !== deputyId, {
    error: 'expected somebody else to stand in',
    path: ['deputyId'],
  })
  .meta({
    id: 'TeamRequest',
    example: { physicianId: '019c8a70-5d3c-7d11-8a52-3f8f2ad4c001', deputyId: null },
  });

export type TeamRequest = z.output<typeof teamRequest>;

const teamMember = z.strictObject({ id: z.uuid(), displayName: z.string() });

/** Who answers; somebody who left or whose account is closed is not told any more. */
export const team = z
  .strictObject({ physician: teamMember.nullable(), deputy: teamMember.nullable() })
  .meta({ id: 'Team' });

export type Team = z.output<typeof team>;
