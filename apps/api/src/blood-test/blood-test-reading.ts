import { ANALYTE_NAMES, panelState, type Analyte } from '@interstice/clinical';
import { fromScaledInteger, type BloodTestResponse } from '@interstice/contracts';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

type Nullable<Key extends keyof BloodTestResponse> = Exclude<BloodTestResponse[Key], undefined> | null;

interface BloodTestRow extends FactRow {
  readonly collectedOn: string;
  readonly collectedAt: Date | null;
  readonly laboratory: string | null;
  readonly insufficient: boolean;
  readonly referenceRanges: Nullable<'referenceRanges'>;
  readonly reported: Nullable<'reported'>;
}

/** Stored amounts in thousandths, under the names of the analytes. */
type Amounts = Readonly<Record<Analyte, number | null>>;

const COLUMNS = `${FACT_COLUMNS}, collected_on AS "collectedOn", collected_at AS "collectedAt", laboratory, insufficient,
  ${ANALYTE_NAMES.map((analyte) => `${analyte}_thousandths AS ${analyte}`).join(', ')},
  reference_ranges AS "referenceRanges", reported`;

function answerOf(row: BloodTestRow & Amounts): BloodTestResponse {
  const amounts: Partial<Record<Analyte, number>> = {};
  for (const analyte of ANALYTE_NAMES) {
    const thousandths = row[analyte];
    if (thousandths !== null) amounts[analyte] = fromScaledInteger(thousandths, 3);
  }
  const { state, missing, says } = panelState('complete-blood-count', Object.keys(amounts) as Analyte[]);
  return {
    ...stated({
      lineageId: row.lineageId,
      versionId: row.versionId,
      recordedAt: row.recordedAt.toISOString(),
      source: row.source,
      collectedOn: row.collectedOn,
      collectedAt: row.collectedAt?.toISOString() ?? null,
      laboratory: row.laboratory,
      referenceRanges: row.referenceRanges,
      reported: row.reported,
    }),
    ...amounts,
    ...(row.insufficient ? { insufficient: true } : {}),
    completeBloodCount: { state, missing: [...missing], says },
  };
}

export const BLOOD_TEST_READING: FactReading<BloodTestRow & Amounts, BloodTestResponse> = {
  kind: 'blood-test',
  columns: COLUMNS,
  answerOf,
};
