import { calendarDay, isTimeZone, type QueryFn } from '@interstice/server';

/**
 * Patients that are owed a review, each once, in no order. Three questions, each answered from an index: a record
 * that moved on, a day that has come, rules that are newer. What waits after a failure is left out.
 *
 * @param passedOver - patients that this sweep has tried and that are owed all the same; whoever was reviewed is not
 *   owed any more and need not be named
 */
export async function findOwed(
  query: QueryFn,
  ruleSetSeq: number,
  now: Date,
  limit: number,
  passedOver: readonly string[],
): Promise<string[]> {
  const sites = await query<{ id: string; timeZone: string }>('SELECT id, time_zone AS "timeZone" FROM site');
  const rows = await query<{ patientId: string }>(
    `(SELECT patient_id AS "patientId" FROM patient_review_state
       WHERE reviewed_revision < record_revision AND next_attempt_at <= $1 AND patient_id <> ALL ($6::uuid[])
       ORDER BY next_attempt_at, patient_id LIMIT $5)
     UNION
     (SELECT state.patient_id
        FROM unnest($2::uuid[], $3::date[]) AS site (id, today)
       CROSS JOIN LATERAL (
         SELECT patient_id FROM patient_review_state
          WHERE site_id = site.id AND next_review_on <= site.today AND next_attempt_at <= $1
            AND patient_id <> ALL ($6::uuid[])
          ORDER BY next_review_on LIMIT $5
       ) AS state LIMIT $5)
     UNION
     (SELECT patient_id FROM patient_review_state
       WHERE rule_set_seq < $4 AND next_attempt_at <= $1 AND patient_id <> ALL ($6::uuid[])
       ORDER BY rule_set_seq LIMIT $5)
     LIMIT $5`,
    [
      now,
      sites.map((site) => site.id),
      sites.map((site) => todayAt(site.timeZone, now)),
      ruleSetSeq,
      limit,
      passedOver,
    ],
  );
  return rows.map((row) => row.patientId);
}

/** A zone that nobody knows must not stop the other sites; its patients are found, fail, and are shown as failed. */
function todayAt(timeZone: string, now: Date): string {
  return calendarDay(now, isTimeZone(timeZone) ? timeZone : 'UTC');
}
