import { fromScaledInteger, type TreatmentChangeResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

type Nullable<Key extends keyof TreatmentChangeResponse> = Exclude<
  TreatmentChangeResponse[Key],
  undefined
> | null;

/** A change as its table holds it; within the answer about its course its instant comes as text. */
export interface TreatmentChangeRow {
  readonly lineageId: string;
  readonly versionId: string;
  readonly recordedAt: Date | string;
  readonly source: string;
  readonly treatmentLineageId: string;
  readonly on: string;
  readonly kind: TreatmentChangeResponse['kind'];
  readonly doseThousandths: number | null;
  readonly doseUnit: Nullable<'doseUnit'>;
  readonly timesPerDayHundredths: number | null;
  readonly reason: string | null;
}

export const TREATMENT_CHANGE_COLUMNS = `${FACT_COLUMNS}, treatment_lineage_id AS "treatmentLineageId",
  changed_on AS "on", kind, dose_amount_thousandths AS "doseThousandths", dose_unit AS "doseUnit",
  times_per_day_hundredths AS "timesPerDayHundredths", why AS "reason"`;

export function treatmentChangeOf(row: TreatmentChangeRow): TreatmentChangeResponse {
  const { doseThousandths, timesPerDayHundredths, ...rest } = row;
  return stated({
    ...rest,
    recordedAt: new Date(row.recordedAt).toISOString(),
    doseAmount: doseThousandths === null ? null : fromScaledInteger(doseThousandths, 3),
    timesPerDay: timesPerDayHundredths === null ? null : fromScaledInteger(timesPerDayHundredths, 2),
  });
}

export const TREATMENT_CHANGE_READING: FactReading<FactRow & TreatmentChangeRow, TreatmentChangeResponse> = {
  kind: 'treatment-change',
  columns: TREATMENT_CHANGE_COLUMNS,
  answerOf: treatmentChangeOf,
};
