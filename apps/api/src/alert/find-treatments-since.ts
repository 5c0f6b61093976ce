import { DRUG_CODES, DRUGS, type DrugCode, type DrugGroup, type IsoDate } from '@interstice/clinical';
import { ILD_TREATMENTS, type AlertEvidence } from '@interstice/guideline';
import type { AlertStatus, QueryFn } from '@interstice/server';

/** A treatment for the ILD that was started after the later test of an alert (B-08). */
export interface TreatmentSince {
  readonly lineageId: string;
  readonly drug: DrugCode;
  readonly startedOn: IsoDate;
}

interface Asked {
  readonly id: string;
  readonly patientId: string;
  readonly status: AlertStatus;
  readonly evidence: AlertEvidence;
}

type Row = TreatmentSince & { readonly alertId: string } & Record<string, unknown>;

const GROUPS_THAT_NEVER_COUNT: readonly DrugGroup[] = ILD_TREATMENTS.exceptGroups;
const DRUGS_THAT_NEVER_COUNT = DRUG_CODES.filter((code) =>
  GROUPS_THAT_NEVER_COUNT.includes(DRUGS[code].group),
);

/** By alert, the first of them; only for what is still to be decided. One statement, whatever the number of alerts. */
export async function findTreatmentsSince(
  query: QueryFn,
  alerts: readonly Asked[],
  siteIds: readonly string[],
): Promise<ReadonlyMap<string, TreatmentSince>> {
  const wanted = alerts.flatMap(({ id, patientId, status, evidence }) => {
    const since = laterTestOf(evidence);
    return since === null || !(status === 'open' || status === 'acknowledged')
      ? []
      : [{ alert_id: id, patient_id: patientId, since }];
  });
  if (wanted.length === 0) return new Map();
  const rows = await query<Row>(
    `SELECT DISTINCT ON (alert_id) alert_id AS "alertId", lineage_id AS "lineageId", drug, started_on AS "startedOn"
       FROM jsonb_to_recordset($1::jsonb) AS wanted (alert_id uuid, patient_id uuid, since date)
       JOIN treatment USING (patient_id)
      WHERE site_id = ANY ($2) AND started_on > since AND superseded_at IS NULL AND withdrawn_at IS NULL
        AND (indication = ANY ($3) OR indication = 'unknown' AND drug = ANY ($4)) AND drug <> ALL ($5)
      ORDER BY alert_id, started_on, lineage_id`,
    [
      JSON.stringify(wanted),
      siteIds,
      ILD_TREATMENTS.indications,
      ILD_TREATMENTS.drugsOfUnknown,
      DRUGS_THAT_NEVER_COUNT,
    ],
    'api-treatments-since',
  );
  return new Map(
    rows.map(({ alertId, lineageId, drug, startedOn }) => [alertId, { lineageId, drug, startedOn }]),
  );
}

function laterTestOf({ progression }: AlertEvidence): IsoDate | null {
  return (progression?.latest ?? progression?.worst)?.later.on ?? null;
}
