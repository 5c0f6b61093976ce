import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { cautionResponse } from './caution.js';
import { reason, reviewStanding } from './explanation.js';

export const optionsQuery = z.strictObject({
  asOf: calendarDay.exactOptional().meta({ description: 'The day answered for; default today at the site.' }),
});

export type OptionsQuery = z.output<typeof optionsQuery>;

/** How strongly the source speaks, by a code and in its words. */
const strength = z.strictObject({
  code: z.enum([
    'preferred',
    'conditional-for',
    'option',
    'recommended',
    'not-in-the-source',
    'conditional-against',
    'strong-against',
    'against',
    'pitfall',
  ]),
  text: z.string(),
});

export const treatmentOption = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    state: z.enum(['open', 'running', 'planned', 'tried']).meta({
      description: 'Only what is open is something new; the others stand apart with their courses.',
    }),
    drugs: z
      .array(z.string())
      .meta({ description: 'Codes of what could be begun; empty unless something is left to begin.' }),
    strength,
    certainty: z.string(),
    recommendation: reason.meta({ description: 'Strength and certainty as a sentence, with the source.' }),
    courses: z.array(z.string()),
    because: z.array(reason).meta({ description: 'On what it depends, for how long, what contradicts it.' }),
    dose: z.array(reason),
    monitoring: z
      .array(reason)
      .meta({ description: 'The blood tests that it would add, by the site’s protocol.' }),
    trials: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        inThisDisease: z.boolean().meta({ description: 'A disease of this patient was studied.' }),
        because: z.array(reason),
      }),
    ),
    notes: z.array(reason),
  })
  .meta({ id: 'TreatmentOption' });

export type TreatmentOption = z.output<typeof treatmentOption>;

export const optionGroup = z
  .strictObject({
    situation: z.enum(['first-line', 'on-progression', 'rapidly-progressive']),
    title: z.string(),
    because: z.array(reason).meta({ description: 'Why the list is there, and what is said of all of it.' }),
    lists: z.array(
      z.strictObject({
        ctd: z.string().nullable().meta({ description: 'Null: what holds for every CTD-ILD.' }),
        title: z.string(),
        options: z
          .array(treatmentOption)
          .meta({ description: 'In the order of the source, which ranks nothing further.' }),
      }),
    ),
  })
  .meta({ id: 'OptionGroup' });

export type OptionGroup = z.output<typeof optionGroup>;

export const adviceAgainst = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    strength,
    certainty: z.string(),
    courses: z.array(z.string()).meta({ description: 'That run, or are planned, all the same.' }),
    because: z.array(reason),
    isConflict: z.boolean().meta({ description: 'A list says otherwise: both stand, unranked (B-33).' }),
  })
  .meta({ id: 'AdviceAgainst' });

export type AdviceAgainst = z.output<typeof adviceAgainst>;

export const referralPrompt = z
  .strictObject({
    id: z.string(),
    to: z.enum(['lung-transplant', 'stem-cell-transplant']),
    strength,
    courses: z.array(z.string()),
    because: z.array(reason),
  })
  .meta({ id: 'ReferralPrompt' });

export type ReferralPrompt = z.output<typeof referralPrompt>;

/** What the sources list for a patient, computed from the record as it is. It decides nothing and is kept nowhere. */
export const listedOptions = z
  .strictObject({
    asOf: z.iso.date(),
    headline: z.string(),
    groups: z.array(optionGroup),
    referrals: z.array(referralPrompt),
    against: z.array(adviceAgainst),
    background: z.array(reason).meta({
      description:
        'What a source reports of the diseases of the patient: how often ILD comes with them, in which pattern, with which risks. No advice follows from it.',
    }),
    notChecked: reason,
    cautions: z
      .array(cautionResponse.pick({ lineageId: true, kind: true, on: true, note: true }))
      .meta({ description: 'What is recorded of that, the latest first.' }),
  })
  .meta({ id: 'ListedOptions' });

export type ListedOptions = z.output<typeof listedOptions>;

export const patientOptions = listedOptions
  .extend({ patientId: z.uuid(), review: reviewStanding })
  .meta({ id: 'PatientOptions' });

export type PatientOptions = z.output<typeof patientOptions>;
