import { ANALYTE_NAMES, type Analyte } from '@interstice/clinical';
import { z } from 'zod';
import { calendarDay, instant } from './calendar-day.js';
import { plausibleNumber } from './plausibility.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

const DIFFERENTIAL = ['neutrophils', 'lymphocytes', 'eosinophils'] as const satisfies readonly Analyte[];

const analyteFields = {
  wbc: plausibleNumber('wbc').exactOptional(),
  neutrophils: plausibleNumber('neutrophils').exactOptional(),
  lymphocytes: plausibleNumber('lymphocytes').exactOptional(),
  eosinophils: plausibleNumber('eosinophils').exactOptional(),
  haemoglobin: plausibleNumber('blood-haemoglobin').exactOptional(),
  platelets: plausibleNumber('platelets').exactOptional(),
  mcv: plausibleNumber('mcv').exactOptional(),
  albumin: plausibleNumber('albumin').exactOptional(),
  alt: plausibleNumber('alt').exactOptional(),
  ast: plausibleNumber('ast').exactOptional(),
  bilirubin: plausibleNumber('bilirubin').exactOptional(),
  creatinine: plausibleNumber('creatinine').exactOptional(),
  crp: plausibleNumber('crp').exactOptional(),
  igg: plausibleNumber('igg').exactOptional(),
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
  referenceRanges: z
    .partialRecord(z.enum(ANALYTE_NAMES as [Analyte, ...Analyte[]]), referenceRange)
    .exactOptional(),
};

/** A blood test as it is posted, each analyte in its one unit. */
export const bloodTestRequest = z
  .strictObject(bloodTestFields)
  .superRefine((test, issues) => {
    const measured = ANALYTE_NAMES.filter((analyte) => test[analyte] !== undefined);
    if (measured.length === 0 && test.insufficient !== true) {
      issues.addIssue({
        code: 'custom',
        path: [],
        message: `expected at least one of ${ANALYTE_NAMES.join(', ')}, or insufficient when nothing could be measured`,
      });
    }
    for (const analyte of test.insufficient === true ? measured : []) {
      issues.addIssue({
        code: 'custom',
        path: [analyte],
        message: 'expected no value together with insufficient: such a sample measures nothing',
      });
    }
    const { wbc } = test;
    for (const part of wbc === undefined ? [] : DIFFERENTIAL) {
      const value = test[part];
      if (value !== undefined && wbc !== undefined && value > wbc) {
        issues.addIssue({
          code: 'custom',
          path: [part],
          message: 'expected no more than wbc, of which they are a part (by definition): 10⁹/L, not percent',
        });
      }
    }
    for (const analyte of ANALYTE_NAMES) {
      if (test.referenceRanges?.[analyte] !== undefined && test[analyte] === undefined) {
        issues.addIssue({
          code: 'custom',
          path: ['referenceRanges', analyte],
          message: 'expected limits only for what was measured',
        });
      }
    }
  })
  .meta({
    id: 'BloodTestRequest',
    example: {
      collectedOn: '2026-03-31',
      wbc: 6.4,
      neutrophils: 4.1,
      haemoglobin: 131,
      platelets: 245,
      alt: 28,
    },
  });

export type BloodTestRequest = z.output<typeof bloodTestRequest>;

/** A blood test as it stands now. */
export const bloodTestResponse = recordedFact.extend(bloodTestFields).meta({ id: 'BloodTest' });

export type BloodTestResponse = z.output<typeof bloodTestResponse>;
