import { z } from 'zod';
import { alertCertainty, alertSeverity } from './alert.js';
import { dueItem, dueTest } from './due-item.js';
import { citation, reviewStanding } from './explanation.js';
import { askedSites, listOf, listQuery, listTotal, several } from './list.js';
import { patientSummary } from './patient.js';

/** Farthest day ahead for which work is listed or counted. */
export const MOST_DAYS_AHEAD = 90;
/** How far ahead the counts look unless told. */
const USUAL_DAYS_AHEAD = 14;

const EXPECTED_DAYS = { error: `expected a whole number of days from 0 to ${MOST_DAYS_AHEAD}` };
const daysAhead = z.coerce
  .number(EXPECTED_DAYS)
  .int(EXPECTED_DAYS)
  .min(0, EXPECTED_DAYS)
  .max(MOST_DAYS_AHEAD, EXPECTED_DAYS);

const places = {
  site: askedSites.exactOptional(),
  test: several(dueTest).exactOptional().meta({ description: 'One or several tests; default all.' }),
};

/** What somebody has to book now, and what opens within some days. */
export const toScheduleQuery = listQuery.extend({
  ...places,
  sort: z
    .enum(['closes-on', 'opens-on'], { error: 'expected closes-on or opens-on' })
    .default('closes-on')
    .meta({ description: 'closes-on: what closes first, so the longest overdue first of all.' }),
  within: daysAhead.default(0).meta({ description: 'Also what opens within so many days.' }),
  overdue: z
    .enum(['with', 'without'], { error: 'expected with or without' })
    .default('with')
    .meta({ description: 'without: only what can still be done in time.' }),
});

export type ToScheduleQuery = z.output<typeof toScheduleQuery>;

/** What was to be done by a day that has passed. Nothing leaves this list by growing old. */
export const overdueQuery = listQuery.extend({
  ...places,
  sort: z
    .enum(['longest-overdue', 'latest-overdue'], { error: 'expected longest-overdue or latest-overdue' })
    .default('longest-overdue'),
});

export type OverdueQuery = z.output<typeof overdueQuery>;

const ofPatient = {
  patientId: z.uuid(),
  patient: patientSummary.omit({ id: true }),
  review: reviewStanding,
};

/** A due item of a worklist names its patient, and says when its patient's answers are not current (B-35). */
export const worklistItem = dueItem
  .extend({
    ...ofPatient,
    overdueSince: z.iso
      .date()
      .exactOptional()
      .meta({ description: 'The first day after closesOn, where it is overdue.' }),
  })
  .meta({ id: 'WorklistItem' });

export type WorklistItem = z.output<typeof worklistItem>;

const sitesWithoutVisits = z.array(z.uuid()).meta({
  description:
    'Sites at which no visit is on record yet: joint visits of their patients are neither listed nor counted, or everybody would be on the list (M-08).',
});

export const worklist = listOf(worklistItem).extend({ sitesWithoutVisits }).meta({ id: 'Worklist' });
export type Worklist = z.output<typeof worklist>;

/** Why the answers about a patient are not of the present. */
export const notReviewedCause = z.enum(['failed', 'recorded', 'day-reached', 'rules'], {
  error: 'expected failed, recorded, day-reached or rules',
});

export type NotReviewedCause = z.output<typeof notReviewedCause>;

export const notReviewedQuery = listQuery.extend({
  site: places.site,
  cause: several(notReviewedCause)
    .exactOptional()
    .meta({ description: 'One or several causes; default all.' }),
  sort: z
    .enum(['patient'], { error: 'expected patient' })
    .default('patient')
    .meta({ description: 'In the order in which patients were entered: nothing that a review changes.' }),
});

export type NotReviewedQuery = z.output<typeof notReviewedQuery>;

/** A patient whose lists and alerts may be incomplete (B-35). */
export const notReviewedPatient = z
  .strictObject({
    ...ofPatient,
    cause: notReviewedCause.meta({
      description:
        'failed before all others; recorded, day-reached and rules when nothing has seen it for a while.',
    }),
    since: z.iso
      .datetime({ offset: true })
      .meta({ description: 'Since when the answers are not of the present.' }),
    attempts: z.int().meta({ description: 'Failed reviews in a row since something was last recorded.' }),
    nextAttemptAt: z.iso
      .datetime({ offset: true })
      .exactOptional()
      .meta({ description: 'Where the last review failed: not tried again before.' }),
    code: z
      .string()
      .exactOptional()
      .meta({ description: 'Stable word for the failure, for whoever runs the system.' }),
    headline: z.string().meta({ description: 'In words, why and since when.' }),
    advice: z.string().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'NotReviewedPatient' });

export type NotReviewedPatient = z.output<typeof notReviewedPatient>;

export const notReviewedList = listOf(notReviewedPatient)
  .extend({
    after: z.strictObject({ minutes: z.int(), cite: citation }).meta({
      description:
        "How long a review may be owed before it is shown: clinic's choice. Failures show at once.",
    }),
  })
  .meta({ id: 'NotReviewedList' });

export type NotReviewedList = z.output<typeof notReviewedList>;

export const worklistCountsQuery = z.strictObject({
  site: places.site,
  within: daysAhead.default(USUAL_DAYS_AHEAD).meta({ description: 'How many days ahead "opening" looks.' }),
});

export type WorklistCountsQuery = z.output<typeof worklistCountsQuery>;

/** What a dashboard shows, exact at the instant of asking; the days are those of each site. */
export const worklistCounts = z
  .strictObject({
    tests: z
      .array(
        z.strictObject({
          test: dueTest,
          upcoming: z.int(),
          open: z.int(),
          overdue: z.int(),
          opening: z.int().meta({ description: 'Of the upcoming: what opens within the days asked for.' }),
        }),
      )
      .meta({ description: 'Each test that is wanted of anybody.' }),
    within: z.int(),
    alerts: z.strictObject({
      open: z
        .array(z.strictObject({ severity: alertSeverity, certainty: alertCertainty, count: z.int() }))
        .meta({ description: 'What nobody has decided, history to triage apart.' }),
      provisional: z.int().meta({ description: 'Of the open ones.' }),
      overdue: z.int().meta({ description: 'Of the open ones: those whose dueBy has passed.' }),
      historyToTriage: z.int().meta({ description: 'From the first import, to be decided in bulk (B-08).' }),
    }),
    notReviewed: listTotal.meta({ description: 'Patients of the list "not reviewed".' }),
    sitesWithoutVisits,
  })
  .meta({ id: 'WorklistCounts' });

export type WorklistCounts = z.output<typeof worklistCounts>;
