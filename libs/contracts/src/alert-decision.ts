import { z } from 'zod';
import { bloodPoint } from './blood-series.js';
import { alertActCode, alertCertainty, alertSeverity } from './alert.js';
import { calendarDay } from './calendar-day.js';
import { writtenReason } from './fact-change.js';
import { comparedPair } from './progression.js';
import { line } from './text.js';
import { uuid } from './uuid.js';

const note = line(2000);
const evidenceRevision = z
  .int({ error: 'expected the evidenceRevision of the alert as it was seen' })
  .min(0)
  .meta({
    description: 'What was seen; when the evidence has moved since, the answer is 409 with the difference.',
  });

/** Stops the first notice, not the clock (B-04). */
export const acknowledgeRequest = z
  .strictObject({ evidenceRevision: evidenceRevision.exactOptional() })
  .prefault({})
  .meta({ id: 'AcknowledgeRequest', example: { evidenceRevision: 1 } });

export type AcknowledgeRequest = z.output<typeof acknowledgeRequest>;

/** Of a warning about a drug that goes on. */
const reviewOn = calendarDay.meta({
  description:
    'The day on which the warning about a drug speaks again: in the future, at most a year ahead. Only for alerts of kind drug.',
});

/** What a physician decides about an alert (B-05). */
export const actRequest = z
  .strictObject({
    code: alertActCode,
    note: note.exactOptional(),
    reviewOn: reviewOn.exactOptional(),
    evidenceRevision,
  })
  .meta({ id: 'ActRequest', example: { code: 'escalated', evidenceRevision: 1 } });

export type ActRequest = z.output<typeof actRequest>;

export const dismissRequest = z
  .strictObject({
    reason: writtenReason,
    note: note.exactOptional(),
    reviewOn: reviewOn
      .exactOptional()
      .meta({ description: 'Needed to dismiss a warning about a drug (B-33).' }),
    evidenceRevision,
  })
  .meta({
    id: 'DismissRequest',
    example: { reason: 'Chest infection at the time of the test.', evidenceRevision: 1 },
  });

export type DismissRequest = z.output<typeof dismissRequest>;

/** Takes a decision back: the alert is open as before, and what was recorded with the decision is withdrawn. */
export const reopenRequest = z
  .strictObject({ reason: writtenReason, evidenceRevision })
  .meta({ id: 'ReopenRequest', example: { reason: 'Meant for another patient.', evidenceRevision: 1 } });

export type ReopenRequest = z.output<typeof reopenRequest>;

/** Hands an alert over. Without a deputy it has none. */
export const ownerRequest = z
  .strictObject({
    ownerId: uuid('expected the id of a physician of the site'),
    deputyId: uuid('expected the id of a physician of the site').exactOptional(),
  })
  .refine(({ ownerId, deputyId }) => ownerId !== deputyId, {
    error: 'expected somebody else to stand in',
    path: ['deputyId'],
  })
  .meta({ id: 'OwnerRequest', example: { ownerId: '019c8a70-5d3c-7d11-8a52-3f8f2ad4c001' } });

export type OwnerRequest = z.output<typeof ownerRequest>;

/** A limit of a drug that counted while values were outside (B-22). */
const limitLine = z
  .strictObject({
    id: z.string(),
    drug: z
      .string()
      .exactOptional()
      .meta({ description: 'Like the rest of the line only for roles that read values.' }),
    says: z.string().exactOptional(),
    sentence: z.string().exactOptional(),
    crossedOn: z.iso.date().nullable(),
    stoppedOn: z.iso.date().exactOptional(),
  })
  .meta({ id: 'BloodLimitLine' });

const plainValue = bloodPoint.omit({ outside: true, grades: true });

/** An unbroken run of values outside the limits of drugs, as far as the reader sees values. */
export const bloodEvidence = z
  .strictObject({
    analyte: z.string(),
    title: z.string(),
    unit: z.string(),
    firstOn: z.iso.date(),
    lastOn: z.iso.date(),
    tests: z.int().min(1),
    run: z.array(bloodPoint).meta({ description: 'Oldest first; empty for roles that do not read values.' }),
    worst: bloodPoint.nullable(),
    before: plainValue.nullable(),
    recoveredOn: z.iso.date().nullable(),
    recoveredBy: plainValue.nullable(),
    limits: z.array(limitLine).meta({ description: 'Empty for roles that do not read values.' }),
  })
  .meta({ id: 'BloodEvidence' });

export type BloodEvidenceResponse = z.output<typeof bloodEvidence>;

/** The evidence of an alert at one revision. */
export const evidenceSeen = z
  .strictObject({
    evidenceRevision: z.int(),
    severity: alertSeverity,
    certainty: alertCertainty,
    criteria: z.array(z.string()),
    worstDeclinePct: z.number().exactOptional().meta({
      description: 'Relative fall in percent, rounded towards zero; only for roles that read values.',
    }),
    worst: comparedPair.nullable(),
    latest: comparedPair.nullable(),
    blood: bloodEvidence.exactOptional().meta({ description: 'Of an alert about blood.' }),
  })
  .meta({ id: 'EvidenceSeen' });

/** What the evidence was when it was seen, and what it is (B-05). */
export const evidenceDifference = z
  .strictObject({
    before: evidenceSeen.nullable().meta({ description: 'Null where no such revision is known.' }),
    after: evidenceSeen,
  })
  .meta({ id: 'EvidenceDifference' });

export type EvidenceDifference = z.output<typeof evidenceDifference>;
export type EvidenceSeen = z.output<typeof evidenceSeen>;
