import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

const cautionKind = z.enum([
  'pregnancy',
  'allergy',
  'infection',
  'renal',
  'hepatic',
  'diarrhoea',
  'liver-enzymes',
  'low-counts',
  'other',
]);

const cautionFields = {
  on: calendarDay,
  kind: cautionKind,
  note: line(500).exactOptional(),
};

/** Something that advice has to heed, an effect of a drug among it, as it is posted (B-33, D-08). */
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
