import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { recordedFact } from './recorded-fact.js';

/** Decisions that set the baseline from which progression is judged since (B-06). */
const SETS_BASELINE: readonly string[] = ['escalated', 'accept-new-baseline'];

/** What a physician does about a progression (B-05). */
export const decisionCode = z.enum(
  ['escalated', 'accept-new-baseline', 'watch-and-repeat', 'other-cause', 'referred'],
  { error: 'expected escalated, accept-new-baseline, watch-and-repeat, other-cause or referred' },
);

const progressionDecisionFields = {
  decidedOn: calendarDay,
  decision: decisionCode,
  baselineOn: calendarDay.exactOptional().meta({
    description: 'Day of the later test that was seen; needed for escalated and accept-new-baseline.',
  }),
};

/** A past decision about progression as it is posted (B-08). */
export const progressionDecisionRequest = z
  .strictObject(progressionDecisionFields)
  .superRefine(({ decision, decidedOn, baselineOn }, issues) => {
    const sets = SETS_BASELINE.includes(decision);
    if (sets && baselineOn === undefined) {
      issues.addIssue({
        code: 'custom',
        path: ['baselineOn'],
        message: 'expected the day of the later test that was seen: progression is judged from it since',
      });
    }
    if (!sets && baselineOn !== undefined) {
      issues.addIssue({
        code: 'custom',
        path: ['baselineOn'],
        message: `expected none: ${decision} keeps the baseline`,
      });
    }
    if (baselineOn !== undefined && baselineOn > decidedOn) {
      issues.addIssue({
        code: 'custom',
        path: ['baselineOn'],
        message: 'expected a day on or before decidedOn',
      });
    }
  })
  .meta({
    id: 'ProgressionDecisionRequest',
    example: { decidedOn: '2025-11-04', decision: 'escalated', baselineOn: '2025-10-20' },
  });

export type ProgressionDecisionRequest = z.output<typeof progressionDecisionRequest>;

/** A past decision as it stands now. */
export const progressionDecisionResponse = recordedFact
  .extend(progressionDecisionFields)
  .meta({ id: 'ProgressionDecision' });

export type ProgressionDecisionResponse = z.output<typeof progressionDecisionResponse>;
