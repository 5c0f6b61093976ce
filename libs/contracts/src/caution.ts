import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

const cautionFields = {
  on: calendarDay,
  kind: z.enum(['pregnancy', 'allergy', 'infection', 'renal', 'hepatic', 'other']),
  note: line(500).exactOptional(),
};

/** Something that advice has to heed, as it is posted (B-33). */
export const cautionRequest = z
  .strictObject(cautionFields)
  .refine(({ kind, note }) => kind !== 'other' || note !== undefined, {
    error: 'expected a note that says what it is',
    path: ['note'],
  })
  .meta({ id: 'CautionRequest', example: { on: '2026-03-31', kind: 'renal', note: 'eGFR 41' } });

export type CautionRequest = z.output<typeof cautionRequest>;

/** A caution as it stands now. */
export const cautionResponse = recordedFact.extend(cautionFields).meta({ id: 'Caution' });

export type CautionResponse = z.output<typeof cautionResponse>;
