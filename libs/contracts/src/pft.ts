import { z } from 'zod';
import { calendarDay, instant } from './calendar-day.js';
import { isPlausible, PLAUSIBILITY, plausibleNumber } from './plausibility.js';
import { line } from './text.js';
import { recordedFact } from './recorded-fact.js';

export const dlcoUnit = z.enum(['mmol/min/kPa', 'mL/min/mmHg'], {
  error: 'expected mmol/min/kPa or mL/min/mmHg',
});

const MEASURES = ['fvcMl', 'fvcPctPred', 'fev1Ml', 'dlco', 'dlcoPctPred'] as const;

const pftFields = {
  testedOn: calendarDay,
  fvcMl: plausibleNumber('fvc').exactOptional(),
  fvcPctPred: plausibleNumber('fvc-percent-predicted').exactOptional(),
  fev1Ml: plausibleNumber('fev1').exactOptional(),
  dlco: z.number({ error: 'expected a number in the unit that dlcoUnit names' }).positive().exactOptional(),
  dlcoUnit: dlcoUnit.exactOptional(),
  dlcoPctPred: plausibleNumber('dlco-percent-predicted').exactOptional(),
  hbCorrected: z.boolean().exactOptional(),
  haemoglobinGPerL: plausibleNumber('haemoglobin').exactOptional(),
  referenceEquation: line(100).exactOptional(),
  dlcoReferenceEquation: line(100).exactOptional(),
  qualityGrade: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'U']).exactOptional(),
  bronchodilator: z.enum(['pre', 'post', 'unknown']).default('unknown'),
  setting: z.enum(['lab', 'home']).exactOptional(),
  laboratory: line(200).exactOptional(),
  device: line(200).exactOptional(),
  heightCm: plausibleNumber('height').exactOptional(),
  testedAt: instant.exactOptional(),
  notDone: z.enum(['unable', 'refused', 'equipment']).exactOptional(),
};

/** A pulmonary function test as it is posted (B-29). */
export const pftRequest = z
  .strictObject(pftFields)
  .superRefine((pft, issues) => {
    const measured = MEASURES.filter((measure) => pft[measure] !== undefined);
    if (measured.length === 0 && pft.notDone === undefined) {
      issues.addIssue({
        code: 'custom',
        path: [],
        message: `expected at least one of ${MEASURES.join(', ')}, or notDone with why the test could not be done`,
      });
    }
    for (const measure of pft.notDone === undefined ? [] : measured) {
      issues.addIssue({
        code: 'custom',
        path: [measure],
        message: 'expected no measure together with notDone: a test that could not be done has none',
      });
    }
    if (pft.dlco !== undefined && pft.dlcoUnit === undefined) {
      issues.addIssue({ code: 'custom', path: ['dlcoUnit'], message: 'expected the unit of dlco (B-17)' });
    }
    if (pft.dlco === undefined && pft.dlcoUnit !== undefined) {
      issues.addIssue({ code: 'custom', path: ['dlco'], message: 'expected a value for the unit given' });
    }
    if (pft.dlco !== undefined && pft.dlcoUnit !== undefined) {
      const check = PLAUSIBILITY[pft.dlcoUnit === 'mmol/min/kPa' ? 'dlco-si' : 'dlco-traditional'];
      if (!isPlausible(check, pft.dlco)) {
        issues.addIssue({ code: 'custom', path: ['dlco'], message: `expected ${check.expected}` });
      }
    }
    // Both are the largest of the session's blows, so FEV1 can be no more than FVC.
    if (pft.fev1Ml !== undefined && pft.fvcMl !== undefined && pft.fev1Ml > pft.fvcMl) {
      issues.addIssue({
        code: 'custom',
        path: ['fev1Ml'],
        message: 'expected FEV1 no greater than FVC (by definition): are the two values exchanged?',
      });
    }
  })
  .meta({
    id: 'PftRequest',
    example: {
      testedOn: '2026-03-31',
      fvcMl: 2640,
      fvcPctPred: 80.5,
      dlco: 5.1,
      dlcoUnit: 'mmol/min/kPa',
      bronchodilator: 'pre',
    },
  });

export type PftRequest = z.output<typeof pftRequest>;

/** A pulmonary function test as it stands now. */
export const pftResponse = recordedFact
  .extend({
    ...pftFields,
    bronchodilator: z.enum(['pre', 'post', 'unknown']),
    excluded: z
      .strictObject({ reason: z.string(), on: z.iso.date() })
      .exactOptional()
      .meta({ description: 'There while a clinician keeps the test out of judging (B-11).' }),
  })
  .meta({ id: 'Pft' });

export type PftResponse = z.output<typeof pftResponse>;
