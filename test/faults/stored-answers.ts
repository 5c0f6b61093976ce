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
