import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { plausibleNumber } from './plausibility.js';
import { recordedFact } from './recorded-fact.js';

const oxygenNeedFields = {
  on: calendarDay,
  litresPerMinute: plausibleNumber('oxygen-flow').exactOptional(),
  atRest: z.boolean().exactOptional().meta({ description: 'True at rest, false on exertion.' }),
  spo2: plausibleNumber('spo2').exactOptional(),
};

/** The need for oxygen on a day, as it is posted. */
export const oxygenNeedRequest = z
  .strictObject(oxygenNeedFields)
  .refine(({ litresPerMinute, spo2 }) => litresPerMinute !== undefined || spo2 !== undefined, {
    error: 'expected litresPerMinute (0 when none was needed), spo2 or both',
  })
  .meta({
    id: 'OxygenNeedRequest',
    example: { on: '2026-03-31', litresPerMinute: 2, atRest: false, spo2: 91 },
  });

export type OxygenNeedRequest = z.output<typeof oxygenNeedRequest>;

/** The need for oxygen on a day as it stands now. */
export const oxygenNeedResponse = recordedFact.extend(oxygenNeedFields).meta({ id: 'OxygenNeed' });

export type OxygenNeedResponse = z.output<typeof oxygenNeedResponse>;
