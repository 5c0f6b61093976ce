import type { VisitResponse } from '@interstice/contracts';
import { FACT_COLUMNS, type FactReading, type FactRow } from '../fact/fact-reading.js';

interface VisitRow extends FactRow {
  readonly on: string;
  readonly specialty: VisitResponse['specialty'];
}

export const VISIT_READING: FactReading<VisitRow, VisitResponse> = {
  kind: 'visit',
  columns: `${FACT_COLUMNS}, visited_on AS "on", specialty`,
  answerOf: (row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }),
};
