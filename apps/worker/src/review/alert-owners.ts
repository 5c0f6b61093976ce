import type { IsoDate } from '@interstice/clinical';
import { calendarDay, type QueryFn } from '@interstice/server';

/** Who answers for the alerts of a patient, and which day it is there. */
export interface Answerable {
  readonly today: IsoDate;
  /** The patient's physician, else the site's; null where nobody is named: then every physician of the site. */
  readonly owner: string | null;
  readonly deputy: string | null;
  /** Who may answer at all: the physicians of the site whose accounts are open. */
  readonly physicians: readonly string[];
}

interface Row extends Record<string, unknown> {
  readonly patientId: string;
  readonly timeZone: string;
  readonly physicianId: string | null;
  readonly deputyId: string | null;
  readonly alertOwnerId: string | null;
  readonly alertDeputyId: string | null;
  readonly physicians: readonly string[] | null;
}

/** One statement, whatever the number of patients. Who left the site or closed the account is passed over. */
export async function findAnswerable(
  query: QueryFn,
  patients: readonly { readonly patientId: string }[],
  now: Date,
): Promise<ReadonlyMap<string, Answerable>> {
  if (patients.length === 0) return new Map();
  const rows = await query<Row>(
    `WITH there AS MATERIALIZED (
       SELECT id, site_id, physician_id, deputy_id FROM patient WHERE id = ANY ($1::uuid[])
     ), member AS MATERIALIZED (
       SELECT site_id, array_agg(user_id) AS physicians
         FROM site_membership JOIN "user" ON "user".id = user_id
        WHERE role = 'physician' AND disabled_at IS NULL AND site_id IN (SELECT site_id FROM there)
        GROUP BY site_id
     )
     SELECT there.id AS "patientId", time_zone AS "timeZone", physician_id AS "physicianId", deputy_id AS "deputyId",
            alert_owner_id AS "alertOwnerId", alert_deputy_id AS "alertDeputyId", physicians
       FROM there JOIN site ON site.id = there.site_id LEFT JOIN member ON member.site_id = there.site_id`,
    [[...new Set(patients.map(({ patientId }) => patientId))]],
  );
  return new Map(rows.map((row) => [row.patientId, answerableOf(row, now)]));
}

function answerableOf({ physicians, timeZone, ...named }: Row, now: Date): Answerable {
  const present = physicians ?? [];
  const standing = (userId: string | null) => (userId !== null && present.includes(userId) ? userId : null);
  const teams = [
    [standing(named.physicianId), standing(named.deputyId)],
    [standing(named.alertOwnerId), standing(named.alertDeputyId)],
  ] as const;
  // Where only the deputy is left, the deputy answers.
  const [owner, deputy] = teams
    .map(([first, second]) => (first === null ? ([second, null] as const) : ([first, second] as const)))
    .find(([first]) => first !== null) ?? [null, null];
  return { today: calendarDay(now, timeZone), owner, deputy, physicians: present };
}
