import { calendarDay } from '@interstice/server';
import type { DemoClinic } from './demo-clinic.js';

/** More at once are no faster. */
const BATCH = 200;

/** Reviews whoever is owed a review on the day of the clock, as a sweep would. */
export async function reviewOwed({
  database,
  reviews,
  clock,
  siteId,
  timeZone,
}: DemoClinic): Promise<number> {
  const now = clock.now();
  const owed = await database.asWorker((query) =>
    query<{ patientId: string }>(
      `SELECT patient_id AS "patientId" FROM patient_review_state
        WHERE site_id = $1 AND (reviewed_revision < record_revision OR next_review_on <= $2)
        ORDER BY patient_id`,
      [siteId, calendarDay(now, timeZone)],
    ),
  );
  for (let first = 0; first < owed.length; first += BATCH) {
    const patientIds = owed.slice(first, first + BATCH).map(({ patientId }) => patientId);
    const { failed, lost } = await reviews.reviewPatients(patientIds, now);
    if (failed + lost > 0) throw new Error(`${failed + lost} patients of the demo clinic were not reviewed.`);
  }
  return owed.length;
}
