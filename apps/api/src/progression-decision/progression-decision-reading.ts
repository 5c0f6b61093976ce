import type { ProgressionDecisionResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

interface ProgressionDecisionRow extends FactRow {
  readonly decidedOn: string;
  readonly decision: ProgressionDecisionResponse['decision'];
  readonly baselineOn: string | null;
}

const COLUMNS = `${FACT_COLUMNS}, decided_on AS "decidedOn", decision, baseline_on AS "baselineOn"`;

export const PROGRESSION_DECISION_READING: FactReading<ProgressionDecisionRow, ProgressionDecisionResponse> =
  {
    kind: 'progression-decision',
    columns: COLUMNS,
    answerOf: (row) => stated({ ...row, recordedAt: row.recordedAt.toISOString() }),
  };
