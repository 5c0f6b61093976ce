import { z } from 'zod';
import { alert, alertActCode } from './alert.js';
import { calendarDay } from './calendar-day.js';
import { reviewStanding } from './explanation.js';
import { writtenReason } from './fact-change.js';
import { listOf, listQuery } from './list.js';
import { patientSummary } from './patient.js';
import { problem } from './problem.js';
import { uuid } from './uuid.js';

/** What came with a site's first import and is old (B-08), a page of patients at a time. */
export const historyQuery = listQuery.extend({
  site: uuid('expected the id of a site').exactOptional(),
});

export type HistoryQuery = z.output<typeof historyQuery>;

export const historyPatient = z
  .strictObject({
    patientId: z.uuid(),
    patient: patientSummary.omit({ id: true }),
    review: reviewStanding,
    alerts: z.array(alert).meta({ description: 'The oldest first.' }),
  })
  .meta({ id: 'HistoryPatient' });

export type HistoryPatient = z.output<typeof historyPatient>;

export const historyList = listOf(historyPatient).meta({ id: 'HistoryToTriage' });
export type HistoryList = z.output<typeof historyList>;

/** So many alerts are decided at once at most. */
export const MOST_DECIDED_AT_ONCE = 200;

/** Decides many alerts of the history alike, each on the evidence that was seen of it. */
export const historyDecisionRequest = z
  .strictObject({
    alerts: z
      .array(
        z.strictObject({
          alertId: uuid('expected the id of an alert'),
          evidenceRevision: z.int({ error: 'expected the evidenceRevision of the alert as it was seen' }),
        }),
      )
      .min(1, { error: 'expected at least one alert' })
      .max(MOST_DECIDED_AT_ONCE, { error: `expected at most ${MOST_DECIDED_AT_ONCE} alerts` }),
    decision: z
      .union([alertActCode, z.literal('dismiss')], {
        error: 'expected dismiss, or one of the codes that fit the kind of the alerts',
      })
      .meta({ description: 'What does not fit the kind of an alert is refused for that one.' }),
    reason: writtenReason,
    reviewOn: calendarDay.exactOptional().meta({
      description:
        'The day on which warnings about drugs speak again; needed to dismiss one, and told of no other alert.',
    }),
  })
  .meta({
    id: 'HistoryDecisionRequest',
    example: {
      alerts: [{ alertId: '019c8a70-5d3c-7d11-8a52-3f8f2ad4c001', evidenceRevision: 1 }],
      decision: 'dismiss',
      reason: 'Treated since; see the letter of March.',
    },
  });

export type HistoryDecisionRequest = z.output<typeof historyDecisionRequest>;

/** What became of each; what could not be decided says why and holds up no other. */
export const historyDecisionResponse = z
  .strictObject({
    items: z.array(
      z.strictObject({
        alertId: z.uuid(),
        outcome: z.enum(['decided', 'refused']),
        problem: problem.omit({ requestId: true, difference: true }).exactOptional(),
      }),
    ),
    decided: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'HistoryDecision' });

export type HistoryDecisionResponse = z.output<typeof historyDecisionResponse>;
