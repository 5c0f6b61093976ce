import { z } from 'zod';
import { alertCertainty, alertKind, alertSeverity, alertStatus } from './alert.js';
import { bloodTestResponse } from './blood-test.js';
import { calendarDay } from './calendar-day.js';
import { cautionResponse } from './caution.js';
import { hrctResponse } from './hrct.js';
import { listOf, listQuery } from './list.js';
import { stoppableTest, testInterval, testStop } from './override.js';
import { oxygenNeedResponse } from './oxygen-need.js';
import { personFactResponse } from './person-fact.js';
import { pftResponse } from './pft.js';
import { progressionDecisionResponse } from './progression-decision.js';
import { symptomReportResponse } from './symptom-report.js';
import { treatmentChangeResponse, treatmentResponse } from './treatment.js';
import { visitResponse } from './visit.js';

const instantThere = z.iso.datetime({ offset: true });

const by = z.string().exactOptional().meta({
  description: 'Display name of who did it; absent when the software did, as in an import without a person.',
});

/** One state of a fact. */
export const timelineVersion = z
  .strictObject({
    versionId: z.uuid(),
    recordedAt: instantThere,
    recordedBy: by,
    source: z.string(),
    reason: z.string().exactOptional().meta({ description: 'Why it was corrected to this.' }),
    changed: z
      .array(
        z.strictObject({
          field: z.string(),
          from: z.unknown().meta({ description: 'null where nothing was stated' }),
          to: z.unknown().meta({ description: 'null where nothing is stated any more' }),
        }),
      )
      .meta({ description: 'Against the version before; empty for the first.' }),
  })
  .meta({ id: 'TimelineVersion' });

export type TimelineVersion = z.output<typeof timelineVersion>;

/** Everything that holds for one fact through all its corrections. */
const folded = {
  lineageId: z.uuid(),
  on: z.iso.date().meta({ description: 'The day of the fact, by its last version.' }),
  versions: z.array(timelineVersion).meta({ description: 'Oldest first; one means never corrected.' }),
  withdrawn: z
    .strictObject({
      at: instantThere,
      by,
      reason: z.string().exactOptional(),
      movedTo: z.strictObject({ patientId: z.uuid(), lineageId: z.uuid() }).exactOptional(),
    })
    .exactOptional()
    .meta({ description: 'It does not stand any more; movedTo says whose it is (B-31).' }),
  movedFrom: z
    .strictObject({
      patientId: z.uuid(),
      lineageId: z.uuid(),
      at: instantThere,
      by,
      reason: z.string(),
    })
    .exactOptional(),
};

function folds<Kind extends string, Fact extends z.ZodType>(kind: Kind, fact: Fact) {
  return z.strictObject({ kind: z.literal(kind), ...folded, fact });
}

const exclusion = z.strictObject({
  reason: z.string(),
  on: z.iso.date(),
  by,
  lifted: z.strictObject({ on: z.iso.date(), by }).exactOptional(),
});

const changeOfTreatment = z
  .strictObject({ ...folded, fact: treatmentChangeResponse })
  .meta({ id: 'TimelineTreatmentChange' });

const alertAction = z.strictObject({
  kind: z.string().meta({ description: 'opened, evidence-changed, seen, acknowledged, acted, …' }),
  at: instantThere,
  by,
  code: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  note: z.string().exactOptional(),
  evidenceRevision: z.int(),
});

/** One thing that happened: a fact with its corrections folded in, or something that was done. */
export const timelineItem = z
  .discriminatedUnion('kind', [
    folds('pft', pftResponse).extend({
      exclusions: z
        .array(exclusion)
        .exactOptional()
        .meta({ description: 'When it was kept out of judging, oldest first; the one not lifted stands.' }),
    }),
    folds('hrct', hrctResponse),
    folds('blood-test', bloodTestResponse),
    folds('symptom-report', symptomReportResponse),
    folds('treatment', treatmentResponse).extend({
      changes: z.array(changeOfTreatment).meta({ description: 'Also withdrawn ones, oldest day first.' }),
    }),
    folds('visit', visitResponse),
    folds('oxygen-need', oxygenNeedResponse),
    folds('caution', cautionResponse),
    folds('progression-decision', progressionDecisionResponse),
    folds('person-fact', personFactResponse),
    z.strictObject({ kind: z.literal('registration'), on: z.iso.date() }),
    z.strictObject({
      kind: z.literal('alert'),
      alertId: z.uuid(),
      on: z.iso.date(),
      at: instantThere,
      alertKind,
      ruleId: z.string(),
      status: alertStatus.exactOptional().meta({
        description:
          'As it stands now, like severity and certainty; absent for a day of the past, when actions tell.',
      }),
      severity: alertSeverity.exactOptional(),
      certainty: alertCertainty.exactOptional(),
      actions: z.array(alertAction).meta({ description: 'What was done to it, oldest first.' }),
    }),
    z.strictObject({
      kind: z.literal('merge'),
      mergeId: z.uuid(),
      on: z.iso.date(),
      at: instantThere,
      by,
      reason: z.string(),
      keptPatientId: z.uuid(),
      mergedPatientId: z.uuid(),
      undone: z.strictObject({ at: instantThere, by, reason: z.string() }).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('altered-verdicts'),
      reviewId: z.uuid(),
      on: z.iso.date(),
      at: instantThere,
      facts: z
        .array(
          z.strictObject({
            kind: z.string(),
            lineageId: z.uuid(),
            on: z.iso.date(),
            did: z.enum(['recorded', 'corrected', 'withdrawn']),
          }),
        )
        .meta({ description: 'The facts about the person that did it (B-26).' }),
      headline: z.string().meta({ examples: ['Changed by the height of 3 Mar 2026'] }),
      lines: z.array(z.string()).meta({ description: 'What is judged otherwise for that alone.' }),
    }),
    z.strictObject({
      kind: z.literal('override'),
      overrideId: z.uuid(),
      event: z.enum(['set', 'changed', 'ended']).meta({
        description: 'ended by a physician before its last day; on its last day it ends by itself.',
      }),
      on: z.iso.date(),
      at: instantThere,
      by,
      test: stoppableTest,
      interval: testInterval.exactOptional().meta({ description: 'Absent of a stop.' }),
      stop: testStop.exactOptional().meta({ description: 'The test was stopped (B-27).' }),
      until: z.iso.date().meta({ description: 'The last day on which it was to hold.' }),
      reason: z.string().exactOptional().meta({ description: 'Why it was set; an end has none.' }),
      inPlaceOf: z
        .strictObject({
          interval: testInterval.exactOptional(),
          stop: testStop.exactOptional(),
          until: z.iso.date(),
        })
        .exactOptional()
        .meta({ description: 'What had stood until it was changed to this.' }),
    }),
  ])
  .meta({ id: 'TimelineItem' });

export type TimelineItem = z.output<typeof timelineItem>;

export const timelineKind = z.enum(
  [
    ...([
      'pft',
      'hrct',
      'blood-test',
      'symptom-report',
      'treatment',
      'visit',
      'oxygen-need',
      'caution',
    ] as const),
    ...([
      'progression-decision',
      'person-fact',
      'registration',
      'alert',
      'merge',
      'override',
      'altered-verdicts',
    ] as const),
  ],
  { error: 'expected a kind of item of the timeline' },
);

export type TimelineKind = z.output<typeof timelineKind>;

/** Which part of a patient's timeline, and as of when it was known. */
export const timelineQuery = listQuery.extend({
  kind: timelineKind.exactOptional(),
  asKnownOn: calendarDay.exactOptional().meta({
    description: 'As it stood at the end of that day at the site; default now.',
  }),
});

export type TimelineQuery = z.output<typeof timelineQuery>;

/** A page of a timeline, newest day first. */
export const timeline = listOf(timelineItem).meta({ id: 'Timeline' });

export type Timeline = z.output<typeof timeline>;
