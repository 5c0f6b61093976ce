import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { announceChange, lockOwnRecord } from '../facts/patient-lock.js';
import { notPhysicians } from './change-alert.js';
import { findPhysicians } from './physicians.js';

/** Who answers for a patient's alerts, or for those of patients who name nobody; null: nobody. */
export interface TeamNamed {
  readonly physicianId: string | null;
  readonly deputyId: string | null;
}

/**
 * Names who answers for a patient. Alerts that are open keep their owner; new ones, and those whose owner has left, go to the
 * one named.
 *
 * @throws NotFoundError, PatientMergedError
 * @throws ValidationFailedError when somebody named is no physician of the site
 */
export async function setPatientTeam(
  query: QueryFn,
  patientId: string,
  team: TeamNamed,
  context: RecordingContext,
): Promise<void> {
  const { siteId } = await lockOwnRecord(query, patientId);
  await refuseStrangers(query, siteId, team);
  const written = await query(
    `UPDATE patient SET physician_id = $2, deputy_id = $3
      WHERE id = $1 AND (physician_id, deputy_id) IS DISTINCT FROM ($2::uuid, $3::uuid) RETURNING id`,
    [patientId, team.physicianId, team.deputyId],
  );
  if (written.length === 0) return;
  await recordTeam(
    query,
    { action: 'patient.team-set', siteId, patientId, entityId: patientId },
    team,
    context,
  );
  await announceChange(query, { siteId, patientId, kind: 'fact', entityId: patientId });
}

/**
 * Names who answers for the alerts of patients who name nobody.
 *
 * @throws ValidationFailedError when somebody named is no physician of the site
 */
export async function setSiteTeam(
  query: QueryFn,
  siteId: string,
  team: TeamNamed,
  context: RecordingContext,
): Promise<void> {
  await refuseStrangers(query, siteId, team);
  const written = await query(
    `UPDATE site SET alert_owner_id = $2, alert_deputy_id = $3
      WHERE id = $1 AND (alert_owner_id, alert_deputy_id) IS DISTINCT FROM ($2::uuid, $3::uuid) RETURNING id`,
    [siteId, team.physicianId, team.deputyId],
  );
  if (written.length === 0) return;
  await recordTeam(
    query,
    { action: 'site.alert-team-set', siteId, patientId: null, entityId: siteId },
    team,
    context,
  );
}

async function refuseStrangers(query: QueryFn, siteId: string, team: TeamNamed): Promise<void> {
  const physicians = await findPhysicians(query, siteId);
  const strangers = (['physicianId', 'deputyId'] as const).filter((name) => {
    const userId = team[name];
    return userId !== null && !physicians.has(userId);
  });
  if (strangers.length > 0) throw notPhysicians(strangers.map((name) => `/${name}`));
}

async function recordTeam(
  query: QueryFn,
  done: {
    readonly action: string;
    readonly siteId: string;
    readonly patientId: string | null;
    readonly entityId: string;
  },
  { physicianId, deputyId }: TeamNamed,
  { userId, requestId, now }: RecordingContext,
): Promise<void> {
  const entityKind = done.patientId === null ? 'site' : 'patient';
  await recordAudits(query, [
    auditRow({ ...done, userId, requestId, entityKind, at: now }, { physicianId, deputyId }),
  ]);
}
