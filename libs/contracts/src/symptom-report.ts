import { z } from 'zod';
import { calendarDay } from './calendar-day.js';
import { plausibleNumber } from './plausibility.js';
import { recordedFact } from './recorded-fact.js';
import { line } from './text.js';

const symptomReportFields = {
  reportedOn: calendarDay,
  change: z.enum(['improved', 'stable', 'worse', 'unknown']),
  comparedWithOn: calendarDay.exactOptional(),
  instrument: line(100).exactOptional(),
  score: plausibleNumber('symptom-score').exactOptional(),
};

/** What the patient says of their breathing, as it is posted (B-12). */
export const symptomReportRequest = z
  .strictObject(symptomReportFields)
  .superRefine((report, issues) => {
    if (report.comparedWithOn !== undefined && report.comparedWithOn >= report.reportedOn) {
      issues.addIssue({
        code: 'custom',
        path: ['comparedWithOn'],
        message: 'expected a day before reportedOn: the change is since then',
      });
    }
    if (report.score !== undefined && report.instrument === undefined) {
      issues.addIssue({
        code: 'custom',
        path: ['instrument'],
        message: 'expected the instrument of the score',
      });
    }
  })
  .meta({
    id: 'SymptomReportRequest',
    example: { reportedOn: '2026-03-31', change: 'worse', comparedWithOn: '2025-12-15' },
  });

export type SymptomReportRequest = z.output<typeof symptomReportRequest>;

/** A symptom report as it stands now. */
export const symptomReportResponse = recordedFact.extend(symptomReportFields).meta({ id: 'SymptomReport' });

export type SymptomReportResponse = z.output<typeof symptomReportResponse>;
