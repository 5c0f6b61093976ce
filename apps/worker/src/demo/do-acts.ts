import {
  contentDigest,
  correctFact,
  excludePft,
  FACT_TABLES,
  factColumns,
  mergePatients,
  recordFact,
  setOverride,
  setPatientTeam,
  withdrawFact,
  type FactInput,
  type QueryFn,
} from '@interstice/server';
import { asStaff, type DemoClinic } from './demo-clinic.js';
import type { DemoAct } from './demo-patient.js';

const BY_PHYSICIAN: ReadonlySet<DemoAct['act']> = new Set(['exclude', 'set-override', 'name-physician']);

/**
 * Does by hand what no file carries, along the same functions as the API. Doing it once more changes nothing, so that a
 * seeding that was interrupted can go on.
 */
export async function doAct(clinic: DemoClinic, mrn: string, act: DemoAct): Promise<void> {
  const userId = BY_PHYSICIAN.has(act.act) ? clinic.physicianId : clinic.nurseId;
  await asStaff(clinic, userId, async (query, context) => {
    const patientId = await patientOf(query, clinic.siteId, mrn);
    switch (act.act) {
      case 'record':
        await recordFact(query, patientId, act.fact, context, null, act.reason ?? null);
        return;
      case 'correct': {
        const lineageId = await lineageOf(query, patientId, act.fact);
        await correctFact(query, patientId, lineageId, act.to, { reason: act.reason }, context);
        return;
      }
      case 'withdraw': {
        const lineageId = await lineageOf(query, patientId, act.fact);
        await withdrawFact(query, patientId, act.fact.kind, lineageId, act.reason, context);
        return;
      }
      case 'exclude':
        await excludePft(query, patientId, await lineageOf(query, patientId, act.fact), act.reason, context);
        return;
      case 'change-treatment': {
        const treatmentLineageId = await lineageOf(query, patientId, act.treatment);
        const fact: FactInput = { kind: 'treatment-change', values: { ...act.change, treatmentLineageId } };
        await recordFact(query, patientId, fact, context);
        return;
      }
      case 'set-override':
        await setOverride(query, patientId, act.override, context);
        return;
      case 'name-physician': {
        const team = { physicianId: clinic.physicianId, deputyId: null };
        await setPatientTeam(query, patientId, team, context);
        return;
      }
      case 'merge-into': {
        const keptPatientId = await patientOf(query, clinic.siteId, act.mrn);
        const merge = { keptPatientId, mergedPatientId: patientId, reason: act.reason };
        await mergePatients(query, merge, context);
      }
    }
  });
}

async function patientOf(query: QueryFn, siteId: string, mrn: string): Promise<string> {
  const [patient] = await query<{ id: string }>(`SELECT id FROM patient WHERE site_id = $1 AND mrn = $2`, [
    siteId,
    mrn,
  ]);
  if (patient === undefined) throw new Error(`${mrn} is not registered yet.`);
  return patient.id;
}

/** By what it said when it came, whatever it was corrected to since. */
async function lineageOf(query: QueryFn, patientId: string, fact: FactInput): Promise<string> {
  const [version] = await query<{ lineageId: string }>(
    `SELECT lineage_id AS "lineageId" FROM ${FACT_TABLES[fact.kind]}
      WHERE patient_id = $1 AND content_digest = $2 ORDER BY id LIMIT 1`,
    [patientId, contentDigest(fact.kind, factColumns(fact))],
  );
  if (version === undefined) throw new Error(`A ${fact.kind} that is to be changed has not been recorded.`);
  return version.lineageId;
}
