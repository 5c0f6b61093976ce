import { calendarDay } from '@interstice/server';
import type { DemoClinic } from './demo-clinic.js';

/** More at once are no faster. */
const BATCH = 200;

/**
 * Reviews whoever is owed a review by the clock: those of whom something was recorded, and on the last day, as a sweep would,
 * also those whose day has come. Days alone open no alert, so the days between need not be told of one by one.
 */
export async function reviewOwed(
  { database, reviews, clock, siteId, timeZone }: DemoClinic,
  { isLastDay }: { readonly isLastDay: boolean },
): Promise<void> {
  const now = clock.now();
  const owed = await database.asWorker((query) =>
    query<{ patientId: string }>(
      `SELECT patient_id AS "patientId" FROM patient_review_state
        WHERE site_id = $1 AND (reviewed_revision < record_revision OR ($3 AND next_review_on <= $2))
        ORDER BY patient_id`,
      [siteId, calendarDay(now, timeZone), isLastDay],
    ),
  );
  for (let first = 0; first < owed.length; first += BATCH) {
    const patientIds = owed.slice(first, first + BATCH).map(({ patientId }) => patientId);
    const { failed, lost } = await reviews.reviewPatients(patientIds, now);
    if (failed + lost > 0) throw new Error(`${failed + lost} patients of the demo clinic were not reviewed.`);
  }
}
