import { z } from 'zod';
import { citation, reason, reviewStanding } from './explanation.js';
import { listOf, listQuery } from './list.js';
import { uuid } from './uuid.js';

export const alertKind = z.enum(['progression', 'blood', 'drug', 'data-quality', 'advisory']);
export const alertSeverity = z.enum(['info', 'warning', 'critical']);
export const alertStatus = z.enum(['open', 'acknowledged', 'acted', 'dismissed', 'recovered', 'withdrawn']);
export const alertCertainty = z.enum(['provisional', 'confirmed', 'not-applicable']);

/** An alert (B-04). */
export const alert = z
  .strictObject({
    id: z.uuid(),
    patientId: z.uuid(),
    kind: alertKind,
    ruleId: z.string(),
    severity: alertSeverity,
    status: alertStatus,
    certainty: alertCertainty,
    headline: z.string(),
    because: z.array(reason),
    cites: z.array(citation),
    owner: z.uuid().nullable(),
    dueBy: z.iso.date().nullable(),
    seenAt: z.iso.datetime({ offset: true }).nullable(),
    evidenceRevision: z.int(),
    openedAt: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'Alert' });

export type AlertResponse = z.output<typeof alert>;

export const patientAlerts = z
  .strictObject({ items: z.array(alert), review: reviewStanding })
  .meta({ id: 'PatientAlerts' });

export type PatientAlerts = z.output<typeof patientAlerts>;

/** Which alerts of the inbox; without a status those that nobody has decided yet. */
export const alertListQuery = listQuery.extend({
  status: alertStatus.exactOptional(),
  kind: alertKind.exactOptional(),
  certainty: alertCertainty.exactOptional(),
  patientId: uuid().exactOptional(),
  owner: uuid().exactOptional(),
});

export type AlertListQuery = z.output<typeof alertListQuery>;

/** An alert of the inbox names its patient, and says when its patient's answers are not current (B-35). */
export const inboxAlert = alert
  .extend({
    patient: z.strictObject({
      siteId: z.uuid(),
      mrn: z.string(),
      familyName: z.string(),
      givenName: z.string(),
      birthDate: z.iso.date(),
    }),
    review: reviewStanding,
  })
  .meta({ id: 'InboxAlert' });

export type InboxAlert = z.output<typeof inboxAlert>;

export const alertList = listOf(inboxAlert).meta({ id: 'AlertList' });
export type AlertList = z.output<typeof alertList>;
