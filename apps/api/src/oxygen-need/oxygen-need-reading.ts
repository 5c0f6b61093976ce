import { fromScaledInteger, type OxygenNeedResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

interface OxygenNeedRow extends FactRow {
  readonly on: string;
  readonly litresTenths: number | null;
  readonly atRest: boolean | null;
  readonly spo2: number | null;
}

const COLUMNS = `${FACT_COLUMNS}, assessed_on AS "on", litres_per_minute_tenths AS "litresTenths",
  at_rest AS "atRest", spo2`;

export const OXYGEN_NEED_READING: FactReading<OxygenNeedRow, OxygenNeedResponse> = {
  kind: 'oxygen-need',
  columns: COLUMNS,
  answerOf: ({ litresTenths, ...rest }) =>
    stated({
      ...rest,
      recordedAt: rest.recordedAt.toISOString(),
      litresPerMinute: litresTenths === null ? null : fromScaledInteger(litresTenths, 1),
    }),
};
