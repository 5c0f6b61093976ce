import { fromScaledInteger, type HrctResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

type Nullable<Key extends keyof HrctResponse> = Exclude<HrctResponse[Key], undefined> | null;

interface HrctRow extends FactRow {
  readonly performedOn: string;
  readonly fibrosisExtentTenths: number | null;
  readonly fibrosisBand: Nullable<'fibrosisBand'>;
  readonly ildExtentTenths: number | null;
  readonly pattern: string | null;
  readonly fibrosisChange: Nullable<'fibrosisChange'>;
  readonly comparedWithOn: string | null;
}

const COLUMNS = `${FACT_COLUMNS}, performed_on AS "performedOn", fibrosis_extent_tenths AS "fibrosisExtentTenths",
  fibrosis_band AS "fibrosisBand", ild_extent_tenths AS "ildExtentTenths", pattern,
  fibrosis_change AS "fibrosisChange", compared_with_on AS "comparedWithOn"`;

function answerOf(row: HrctRow): HrctResponse {
  const { fibrosisExtentTenths, ildExtentTenths, ...rest } = row;
  return stated({
    ...rest,
    recordedAt: row.recordedAt.toISOString(),
    fibrosisExtentPct: fibrosisExtentTenths === null ? null : fromScaledInteger(fibrosisExtentTenths, 1),
    ildExtentPct: ildExtentTenths === null ? null : fromScaledInteger(ildExtentTenths, 1),
  });
}

export const HRCT_READING: FactReading<HrctRow, HrctResponse> = {
  kind: 'hrct',
  columns: COLUMNS,
  answerOf,
};
