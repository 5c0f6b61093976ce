import { ANALYTE_NAMES, ANALYTES, type Analyte } from '@interstice/clinical';
import { z } from 'zod';
import { bloodTestIssues } from './blood-test-issues.js';
import { calendarDay, instant } from './calendar-day.js';
import { PLAUSIBILITY, type PlausibilityCheck, type PlausibilityName } from './plausibility.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

const analyteName = z.enum(ANALYTE_NAMES as [Analyte, ...Analyte[]]);

// Whether the number can be meant depends on the unit beside it, so its check is one of the whole test.
const amount = (name: PlausibilityName) => {
  const check: PlausibilityCheck = PLAUSIBILITY[name];
  return z
    .number({ error: `expected ${check.expected}` })
    .min(0, { error: `expected ${check.expected}`, abort: true })
    .exactOptional()
    .meta({
      description: `In ${check.expected}, unless units names another unit. Limits of check ${check.name}: ${check.source}.`,
    });
};

const analyteFields = {
  wbc: amount('wbc'),
  neutrophils: amount('neutrophils'),
  lymphocytes: amount('lymphocytes'),
  eosinophils: amount('eosinophils'),
  haemoglobin: amount('blood-haemoglobin'),
  platelets: amount('platelets'),
  mcv: amount('mcv'),
  albumin: amount('albumin'),
  alt: amount('alt'),
  ast: amount('ast'),
  bilirubin: amount('bilirubin'),
  creatinine: amount('creatinine'),
  crp: amount('crp'),
  igg: amount('igg'),
} satisfies Record<Analyte, z.ZodType>;

const limit = z.number({ error: 'expected a number in the unit of the analyte' }).min(0);

const referenceRange = z
  .strictObject({ low: limit.exactOptional(), high: limit.exactOptional() })
  .refine(({ low, high }) => low !== undefined || high !== undefined, {
    error: 'expected low, high or both',
  })
  .refine(({ low, high }) => low === undefined || high === undefined || low <= high, {
    error: 'expected low no greater than high',
  });

const bloodTestFields = {
  collectedOn: calendarDay,
  collectedAt: instant.exactOptional(),
  laboratory: line(200).exactOptional(),
  ...analyteFields,
  insufficient: z.boolean().exactOptional().meta({
    description: 'True when the sample was clotted or too little: nothing was measured (B-23).',
  }),
  referenceRanges: z.partialRecord(analyteName, referenceRange).exactOptional(),
};

/**
 * A blood test as it is posted, each analyte in its one unit or in the unit that `units` names for it. Consumers take the
 * values from `recordedBloodTest`, never from the fields themselves.
 */
export const bloodTestRequest = z
  .strictObject({
    ...bloodTestFields,
    units: z
      .partialRecord(analyteName, line(40))
      .exactOptional()
      .meta({
        description:
          'Units as the laboratory writes them, for values and limits that are not in ours ' +
          `(${ANALYTE_NAMES.map((analyte) => `${analyte}: ${ANALYTES[analyte].unit}`).join(', ')}). Converted exactly ` +
          'or refused; what came is kept beside as reported.',
      }),
  })
  .superRefine((test, issues) => {
    for (const { path, message } of bloodTestIssues(test)) {
      issues.addIssue({ code: 'custom', path: [...path], message });
    }
  })
  .meta({
    id: 'BloodTestRequest',
    example: {
      collectedOn: '2026-03-31',
      wbc: 6.4,
      neutrophils: 4.1,
      haemoglobin: 13.1,
      platelets: 245,
      alt: 28,
      units: { haemoglobin: 'g/dL' },
    },
  });

export type BloodTestRequest = z.output<typeof bloodTestRequest>;

const reportedValue = z.strictObject({
  value: z.number(),
  unit: z.string(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
});

/** A blood test as it stands now, every analyte in its one unit. */
export const bloodTestResponse = recordedFact
  .extend({
    ...bloodTestFields,
    reported: z
      .partialRecord(analyteName, reportedValue)
      .exactOptional()
      .meta({ description: 'Values, units and limits as they came, where they came in another unit.' }),
    completeBloodCount: z
      .strictObject({
        state: z.enum(['complete', 'partly-done', 'not-done']),
        missing: z.array(analyteName),
        says: z.string(),
      })
      .meta({
        description: 'White cells, neutrophils, haemoglobin and platelets; only complete satisfies (B-23).',
        example: { state: 'partly-done', missing: ['neutrophils'], says: 'partly done, neutrophils missing' },
      }),
  })
  .meta({ id: 'BloodTest' });

export type BloodTestResponse = z.output<typeof bloodTestResponse>;
