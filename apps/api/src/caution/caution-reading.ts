import type { CautionResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

interface CautionRow extends FactRow {
  readonly on: string;
  readonly kind: CautionResponse['kind'];
  readonly note: string | null;
}

export const CAUTION_READING: FactReading<CautionRow, CautionResponse> = {
  kind: 'caution',
  columns: `${FACT_COLUMNS}, noted_on AS "on", kind, note`,
  answerOf: (row) => stated({ ...row, recordedAt: row.recordedAt.toISOString() }),
};
