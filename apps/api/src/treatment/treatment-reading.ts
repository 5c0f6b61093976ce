import type { TreatmentResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';
import {
  TREATMENT_CHANGE_COLUMNS,
  treatmentChangeOf,
  type TreatmentChangeRow,
} from './treatment-change-reading.js';

type Nullable<Key extends keyof TreatmentResponse> = Exclude<TreatmentResponse[Key], undefined> | null;

interface TreatmentRow extends FactRow {
  readonly drug: TreatmentResponse['drug'];
  readonly route: Nullable<'route'>;
  readonly plannedStartOn: string | null;
  readonly startedOn: string | null;
  readonly stoppedOn: string | null;
  readonly stopReason: Nullable<'stopReason'>;
  readonly indication: TreatmentResponse['indication'];
  readonly changes: readonly TreatmentChangeRow[];
}

const COLUMNS = `${FACT_COLUMNS}, drug, route, planned_start_on AS "plannedStartOn", started_on AS "startedOn",
  stopped_on AS "stoppedOn", stop_reason AS "stopReason", indication,
  coalesce((
    SELECT jsonb_agg(to_jsonb(standing) ORDER BY standing."on" DESC, standing."lineageId" DESC)
      FROM (SELECT ${TREATMENT_CHANGE_COLUMNS} FROM treatment_change
             WHERE patient_id = treatment.patient_id AND treatment_lineage_id = treatment.lineage_id
               AND superseded_at IS NULL AND withdrawn_at IS NULL) AS standing), '[]') AS changes`;

export const TREATMENT_READING: FactReading<TreatmentRow, TreatmentResponse> = {
  kind: 'treatment',
  columns: COLUMNS,
  answerOf: ({ changes, ...row }) => ({
    ...stated({ ...row, recordedAt: row.recordedAt.toISOString() }),
    changes: changes.map(treatmentChangeOf),
  }),
};
