import type { TestClinic } from '@interstice/test-support';

/** Every alert of a patient with how often it was opened. */
export function alertsOf(clinic: TestClinic, patientId: string) {
  return clinic.gateways.asWorker((query) =>
    query<{ status: string; opened: number }>(
      `SELECT status, (SELECT count(*) FROM alert_action AS action
                        WHERE action.patient_id = alert.patient_id AND action.alert_id = alert.id
                          AND action.kind = 'opened') AS opened
         FROM alert WHERE patient_id = $1`,
      [patientId],
    ),
  );
}

/** Of how many patients no alert is there, and of how many more than one is or one was opened twice. */
export async function lostAndDoubled(clinic: TestClinic, patientIds: readonly string[]) {
  const [row] = await clinic.gateways.asWorker((query) =>
    query<{ lost: number; doubled: number }>(
      `SELECT count(*) FILTER (WHERE alerts = 0) AS lost, count(*) FILTER (WHERE alerts > 1 OR openings > 1) AS doubled
         FROM (SELECT count(DISTINCT alert.id) AS alerts, count(action.id) AS openings
                 FROM unnest($1::uuid[]) AS asked (patient_id) LEFT JOIN alert USING (patient_id)
                 LEFT JOIN alert_action AS action ON action.patient_id = alert.patient_id
                                                 AND action.alert_id = alert.id AND action.kind = 'opened'
                GROUP BY asked.patient_id) AS patient`,
      [patientIds],
    ),
  );
  return row;
}

/** How far behind the stored answers are; 0 when nothing is owed. */
export async function revisionsBehind(clinic: TestClinic, patientId: string): Promise<number> {
  const [state] = await clinic.gateways.asWorker((query) =>
    query<{ behind: number }>(
      `SELECT record_revision - greatest(reviewed_revision, 0) AS behind
         FROM patient_review_state WHERE patient_id = $1`,
      [patientId],
    ),
  );
  if (state === undefined) throw new Error('There is no such patient.');
  return state.behind;
}

/** Keeps everybody else from writing about a patient until it is released; a review then waits within its job. */
export async function holdPatient(
  clinic: TestClinic,
  patientId: string,
): Promise<{ readonly release: () => Promise<void> }> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let hold: Promise<void> = Promise.resolve();
  await new Promise<void>((held, failed) => {
    hold = clinic.gateways.asUser(clinic.user, async (query) => {
      await query('SELECT 1 FROM patient_review_state WHERE patient_id = $1 FOR UPDATE', [patientId]);
      held();
      await released;
    });
    hold.catch(failed);
  });
  return {
    release: async () => {
      letGo();
      await hold;
    },
  };
}

/** Whether some process waits for a lock in this database. */
export async function someoneWaits(clinic: TestClinic): Promise<boolean> {
  const [row] = await clinic.gateways.asWorker((query) =>
    query<{ waiting: number }>(
      `SELECT count(*) AS waiting FROM pg_locks
        WHERE NOT granted AND (database IS NULL OR database = (SELECT oid FROM pg_database
                                                                WHERE datname = current_database()))`,
    ),
  );
  return (row?.waiting ?? 0) > 0;
}
