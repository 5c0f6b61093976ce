import { z } from 'zod';
import { citation, missingFact, reason, reviewStanding } from './explanation.js';

export const dueTest = z.enum([
  'pft',
  'dlco',
  'hrct',
  'blood',
  'symptom-report',
  'hrct-comparison',
  'height',
  'haemoglobin',
  'pft-values',
  'joint-visit',
]);

export const dueStatus = z.enum(['upcoming', 'open', 'overdue']);

/** A test that the protocol wants, with every rule behind it; the first rule set the dates (B-19). */
export const dueItem = z
  .strictObject({
    id: z.uuid(),
    test: dueTest,
    ruleIds: z.array(z.string()).min(1),
    opensOn: z.iso.date(),
    targetOn: z.iso.date(),
    closesOn: z.iso.date(),
    status: dueStatus,
    headline: z.string(),
    because: z.array(reason),
    cites: z.array(citation),
    missing: z.array(missingFact).exactOptional(),
    completes: z
      .strictObject({ kind: z.enum(['pft', 'hrct']), lineageId: z.uuid() })
      .exactOptional()
      .meta({ description: 'The result on record that lacks what is due: to be completed, not done again.' }),
  })
  .meta({ id: 'DueItem' });

export type DueItemResponse = z.output<typeof dueItem>;

export const patientDueItems = z
  .strictObject({
    items: z.array(dueItem),
    severity: z.array(reason).meta({
      description:
        'Where an item hangs on it: how severe the disease was found by the last review, and from what. Empty otherwise.',
    }),
    review: reviewStanding,
  })
  .meta({ id: 'PatientDueItems' });

export type PatientDueItems = z.output<typeof patientDueItems>;
