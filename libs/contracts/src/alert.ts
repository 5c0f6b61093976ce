import { z } from 'zod';
import { citation, reason, reviewStanding } from './explanation.js';
import { askedSites, listOf, listQuery, listTotal } from './list.js';
import { decisionCode } from './progression-decision.js';
import { uuid } from './uuid.js';

export const alertKind = z.enum(['progression', 'blood', 'drug', 'data-quality', 'advisory']);
export const alertSeverity = z.enum(['info', 'warning', 'critical']);
export const alertStatus = z.enum(['open', 'acknowledged', 'acted', 'dismissed', 'recovered', 'withdrawn']);
export const alertCertainty = z.enum(['provisional', 'confirmed', 'not-applicable']);

/** What a physician can say was done about an alert; which of them fit depends on its kind (B-05). */
export const alertActCode = z
  .enum([...decisionCode.options, 'treatment-changed', 'recovery-signed'], {
    error: 'expected one of the codes that fit the kind of the alert',
  })
  .meta({
    description:
      'progression and advisory: escalated, accept-new-baseline, watch-and-repeat, other-cause, referred. blood: ' +
      'treatment-changed, watch-and-repeat, other-cause, referred, and recovery-signed once it has recovered. drug: ' +
      'treatment-changed, other-cause, referred. Any other is refused with 422.',
  });

/** A treatment that was started since, which may answer a decline (B-08). */
const possibleAnswer = z
  .strictObject({
    lineageId: z.uuid(),
    startedOn: z.iso.date(),
    drug: z.string().exactOptional().meta({ description: 'Only for roles that read values.' }),
  })
  .meta({ id: 'PossibleAnswer' });

/** What of the facts behind a decision was corrected, withdrawn or moved since (B-07). */
const changedAfterDecision = z
  .strictObject({
    at: z.iso.datetime({ offset: true }),
    decision: z.strictObject({
      status: z.enum(['acted', 'dismissed']),
      code: alertActCode.exactOptional(),
      by: z.uuid().nullable(),
      at: z.iso.datetime({ offset: true }),
    }),
    facts: z.array(
      z.strictObject({
        kind: z.string(),
        lineageId: z.uuid(),
        on: z.iso.date(),
        change: z.enum(['corrected', 'taken-back', 'as-it-was']).meta({
          description:
            'taken-back: withdrawn or moved to another patient; as-it-was: changed, and changed back.',
        }),
        before: z.record(z.string(), z.unknown()).exactOptional().meta({
          description: 'What was judged of it when it was decided; only for roles that read values.',
        }),
        after: z.record(z.string(), z.unknown()).exactOptional().meta({
          description: 'What is judged of it now; absent where it does not stand any more.',
        }),
      }),
    ),
  })
  .meta({ id: 'ChangedAfterDecision' });

export type ChangedAfterDecisionResponse = z.output<typeof changedAfterDecision>;

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
    owner: z.uuid().nullable().meta({
      description: 'The one physician who answers for it; null: nobody, so every physician of the site.',
    }),
    deputy: z.uuid().nullable(),
    dueBy: z.iso.date().nullable().meta({
      description: 'Day by which it is to be decided; null in the history to triage.',
    }),
    seenAt: z.iso.datetime({ offset: true }).nullable(),
    evidenceRevision: z.int(),
    openedAt: z.iso.datetime({ offset: true }),
    reviewOn: z.iso.date().nullable().meta({
      description: 'Of a warning about a drug that was decided: the day on which it speaks again (B-33).',
    }),
    inHistory: z.boolean().meta({
      description: 'It came with the first import and is old: in the list history to triage (B-08).',
    }),
    changedAfterDecision: changedAfterDecision.nullable(),
    possiblyAnsweredBy: possibleAnswer.nullable().meta({
      description: 'The first treatment for the ILD that was started after the later test: to be confirmed.',
    }),
  })
  .meta({ id: 'Alert' });

export type AlertResponse = z.output<typeof alert>;

export const patientAlerts = z
  .strictObject({ items: z.array(alert), review: reviewStanding })
  .meta({ id: 'PatientAlerts' });

export type PatientAlerts = z.output<typeof patientAlerts>;

const UNDECIDED: readonly string[] = ['open', 'acknowledged', 'recovered'];

/**
 * Which alerts of the inbox; without a status those that nobody has decided yet. What came with the first import and is old
 * is not in the inbox: it has a list of its own (B-08).
 */
export const alertListQuery = listQuery
  .extend({
    site: askedSites.exactOptional(),
    status: alertStatus.exactOptional(),
    kind: alertKind.exactOptional(),
    certainty: alertCertainty.exactOptional(),
    patientId: uuid().exactOptional(),
    owner: uuid().exactOptional(),
    sort: z
      .enum(['newest', 'due', 'severity'], { error: 'expected newest, due or severity' })
      .default('newest')
      .meta({
        description:
          'newest: the latest opened first. due: critical ones, then by the day by which to decide. severity: the gravest first, of one severity the longest open.',
      }),
  })
  .superRefine(({ sort, status }, issues) => {
    if (sort === 'newest' || status === undefined || UNDECIDED.includes(status)) return;
    issues.addIssue({
      code: 'custom',
      path: ['sort'],
      message: `expected newest: ${sort} puts in order what is still to be decided`,
    });
  });

export type AlertListQuery = z.output<typeof alertListQuery>;

/** An alert of a list names its patient, and says when its patient's answers are not current (B-35). */
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

export const alertList = listOf(inboxAlert)
  .extend({
    undecided: z
      .strictObject({ provisional: listTotal, confirmed: listTotal, notApplicable: listTotal })
      .meta({
        description: 'All of the inbox of these sites, by certainty, whatever else was asked for (B-11).',
      }),
  })
  .meta({ id: 'AlertList' });

export type AlertList = z.output<typeof alertList>;
