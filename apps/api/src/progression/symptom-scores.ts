import { parseIsoDate, type IsoDate } from '@interstice/clinical';
import type { SymptomScore } from '@interstice/contracts';
import { scoreChanges, scoreLine, type ExplainOptions, type ReportOfSymptoms } from '@interstice/guideline';
import { FACT_TABLES, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { stated } from '../fact/fact-reading.js';
import { citationOf } from '../review/explained.js';
import { SYMPTOM_REPORT_READING, type SymptomReportRow } from '../symptom-report/symptom-report-reading.js';

/** The scores on record as they are read: no review depends on them, so none has to come first. */
export async function findSymptomScores(
  query: QueryFn,
  access: Access,
  patientId: string,
  { values, graftSince }: ExplainOptions & { readonly graftSince: IsoDate | null },
): Promise<SymptomScore[]> {
  const { kind, columns, answerOf } = SYMPTOM_REPORT_READING;
  const rows = await query<SymptomReportRow>(
    `SELECT ${columns} FROM ${FACT_TABLES[kind]}
      WHERE patient_id = $1 AND site_id = ANY ($2) AND superseded_at IS NULL AND withdrawn_at IS NULL`,
    [patientId, access.siteIds],
  );
  const reports = rows.map((row): ReportOfSymptoms => {
    const { lineageId, change, reportedOn, comparedWithOn, instrument, score } = answerOf(row);
    return stated({
      lineageId,
      change,
      reportedOn: parseIsoDate(reportedOn),
      comparedWithOn: comparedWithOn === undefined ? null : parseIsoDate(comparedWithOn),
      instrument: instrument ?? null,
      score: score ?? null,
    });
  });
  return scoreChanges(reports, graftSince).map((change) => {
    const { text, cites } = scoreLine(change, { values });
    return {
      lineageId: change.later.lineageId,
      on: change.later.on,
      previousOn: change.earlier?.on ?? null,
      ...(values ? { suggests: change.suggests, differs: change.differs } : {}),
      text,
      cites: cites.map(citationOf),
    };
  });
}
