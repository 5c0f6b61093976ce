import { fromScaledInteger, type SymptomReportResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

export interface SymptomReportRow extends FactRow {
  readonly reportedOn: string;
  readonly change: SymptomReportResponse['change'];
  readonly comparedWithOn: string | null;
  readonly instrument: string | null;
  readonly scoreHundredths: number | null;
}

const COLUMNS = `${FACT_COLUMNS}, reported_on AS "reportedOn", change, compared_with_on AS "comparedWithOn",
  instrument, score_hundredths AS "scoreHundredths"`;

function answerOf(row: SymptomReportRow): SymptomReportResponse {
  const { scoreHundredths, ...rest } = row;
  return stated({
    ...rest,
    recordedAt: row.recordedAt.toISOString(),
    score: scoreHundredths === null ? null : fromScaledInteger(scoreHundredths, 2),
  });
}

export const SYMPTOM_REPORT_READING: Pick<
  FactReading<SymptomReportRow, SymptomReportResponse>,
  'kind' | 'columns'
> & { readonly answerOf: (row: SymptomReportRow) => SymptomReportResponse } = {
  kind: 'symptom-report',
  columns: COLUMNS,
  answerOf,
};
