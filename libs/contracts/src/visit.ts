import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { recordedFact } from './recorded-fact.js';

const visitFields = {
  on: calendarDay,
  specialty: z.enum(['pulmonology', 'rheumatology', 'joint', 'other']),
};

/** A visit to a specialist as it is posted (M-08). */
export const visitRequest = z
  .strictObject(visitFields)
  .meta({ id: 'VisitRequest', example: { on: '2026-03-31', specialty: 'joint' } });

export type VisitRequest = z.output<typeof visitRequest>;

/** A visit as it stands now. */
export const visitResponse = recordedFact.extend(visitFields).meta({ id: 'Visit' });

export type VisitResponse = z.output<typeof visitResponse>;
