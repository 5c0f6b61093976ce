import { ALERT_CHOICES, isOldAtGoLive, type AlertFinding } from '@interstice/guideline';
import type { QueryFn } from '@interstice/server';
import type { Answerable } from './alert-owners.js';
import type { AlertWrite } from './reconcile-alerts.js';

type Speaking = Exclude<AlertWrite, { readonly write: 'rekey' }> & {
  readonly patientId: string;
  readonly siteId: string;
  readonly alertId: string;
};

/**
 * Which of the alerts belong to the history to triage (B-08): their evidence is old, and all of it came by import while the
 * site went live. Asked only for what opens with old evidence, or lies there and has news.
 *
 * @returns their ids; what people entered since, or is dated lately, takes an alert out into the inbox
 */
export async function findHistory(
  query: QueryFn,
  writes: readonly Speaking[],
  answerable: ReadonlyMap<string, Answerable>,
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  const wanted: object[] = [];
  for (const write of writes) {
    if (write.write === 'update' && write.inHistory && !write.speaksAgain) kept.add(write.alertId);
    else if (write.write === 'open' || (write.write === 'update' && write.inHistory)) {
      const today = answerable.get(write.patientId)?.today;
      if (today !== undefined && isOldAtGoLive(latestOf(write.finding) ?? today, today)) {
        wanted.push({
          id: write.alertId,
          patient_id: write.patientId,
          site_id: write.siteId,
          lineages: write.facts.map(({ lineageId }) => lineageId),
        });
      }
    }
  }
  if (wanted.length === 0) return kept;
  const rows = await query<{ id: string }>(
    `SELECT wanted.id
       FROM jsonb_to_recordset($1::jsonb) AS wanted (id uuid, patient_id uuid, site_id uuid, lineages uuid[])
       JOIN (SELECT site_id, min(requested_at) AS began FROM import WHERE NOT dry_run AND status <> 'failed'
              GROUP BY site_id) AS live USING (site_id)
      WHERE NOT EXISTS (
        SELECT FROM (
          SELECT source, recorded_at FROM pft
           WHERE patient_id = wanted.patient_id AND lineage_id = ANY (wanted.lineages) AND supersedes IS NULL
          UNION ALL
          SELECT source, recorded_at FROM hrct
           WHERE patient_id = wanted.patient_id AND lineage_id = ANY (wanted.lineages) AND supersedes IS NULL
          UNION ALL
          SELECT source, recorded_at FROM symptom_report
           WHERE patient_id = wanted.patient_id AND lineage_id = ANY (wanted.lineages) AND supersedes IS NULL
          UNION ALL
          SELECT source, recorded_at FROM oxygen_need
           WHERE patient_id = wanted.patient_id AND lineage_id = ANY (wanted.lineages) AND supersedes IS NULL
          UNION ALL
          SELECT source, recorded_at FROM blood_test
           WHERE patient_id = wanted.patient_id AND lineage_id = ANY (wanted.lineages) AND supersedes IS NULL
          UNION ALL
          SELECT source, recorded_at FROM treatment
           WHERE patient_id = wanted.patient_id AND lineage_id = ANY (wanted.lineages) AND supersedes IS NULL
        ) AS fact
        WHERE source <> 'import' OR recorded_at < began OR recorded_at >= began + make_interval(days => $2::int))`,
    [JSON.stringify(wanted), ALERT_CHOICES['go-live'].days],
  );
  for (const { id } of rows) kept.add(id);
  return kept;
}

function latestOf({ evidence }: AlertFinding) {
  return evidence.facts
    .map(({ on }) => on)
    .sort()
    .at(-1);
}
