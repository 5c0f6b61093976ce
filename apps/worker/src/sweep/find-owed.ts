import { calendarDay, isTimeZone, type QueryFn } from '@interstice/server';

/**
 * How long a claimed patient is left to whoever claimed: far longer than a batch takes, and short enough that those of a
 * killed worker are reviewed within a minute.
 */
const CLAIM_SECONDS = 30;

/**
 * Three questions, each answered from an index: a record that moved on, a day that has come, rules that are newer. What
 * waits after a failure is left out.
 *
 * @param take - ends each question, such as a lock
 * @param unless - a further condition
 */
const owedBy = (take: string, unless: string) => `
  changed AS (
    SELECT patient_id FROM patient_review_state
     WHERE reviewed_revision < record_revision AND next_attempt_at <= $1 ${unless}
     ORDER BY next_attempt_at, patient_id LIMIT $5 ${take}
  ), come AS (
    SELECT state.patient_id
      FROM unnest($2::uuid[], $3::date[]) AS site (id, today)
     CROSS JOIN LATERAL (
       SELECT patient_id FROM patient_review_state
        WHERE site_id = site.id AND next_review_on <= site.today AND next_attempt_at <= $1 ${unless}
        ORDER BY next_review_on LIMIT $5 ${take}
     ) AS state LIMIT $5
  ), older AS (
    SELECT patient_id FROM patient_review_state
     WHERE rule_set_seq < $4 AND next_attempt_at <= $1 ${unless}
     ORDER BY rule_set_seq LIMIT $5 ${take}
  ), owed AS (
    SELECT patient_id FROM changed UNION SELECT patient_id FROM come UNION SELECT patient_id FROM older LIMIT $5
  )`;

const FIND = `WITH ${owedBy('', '')} SELECT patient_id AS "patientId" FROM owed`;

/** Waits for nobody: what somebody holds, or claimed, is passed over. */
const CLAIM = `
  WITH ${owedBy('FOR NO KEY UPDATE SKIP LOCKED', 'AND claimed_until <= statement_timestamp()')}
  UPDATE patient_review_state AS state
     SET claimed_until = statement_timestamp() + make_interval(secs => $6)
    FROM owed WHERE state.patient_id = owed.patient_id
  RETURNING state.patient_id AS "patientId"`;

/** Patients that are owed a review, each once, in no order. */
export async function findOwed(
  query: QueryFn,
  ruleSetSeq: number,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await query<{ patientId: string }>(FIND, await questions(query, ruleSetSeq, now, limit));
  return rows.map((row) => row.patientId);
}

/**
 * The same, for the caller alone: nobody else is given them for {@link CLAIM_SECONDS}. A review that is written ends the
 * claim, so what changes afterwards is owed, and found, anew.
 */
export async function claimOwed(
  query: QueryFn,
  ruleSetSeq: number,
  now: Date,
  limit: number,
): Promise<string[]> {
  const values = [...(await questions(query, ruleSetSeq, now, limit)), CLAIM_SECONDS];
  const rows = await query<{ patientId: string }>(CLAIM, values);
  return rows.map((row) => row.patientId);
}

/**
 * A batch that has to be halved takes longer than one that goes through at once. What is reviewed by now, and what was never
 * claimed, stays free.
 */
export async function renewClaims(query: QueryFn, patientIds: readonly string[]): Promise<void> {
  await query(
    `UPDATE patient_review_state AS state
        SET claimed_until = statement_timestamp() + make_interval(secs => $2)
       FROM (SELECT patient_id FROM patient_review_state
              WHERE patient_id = ANY ($1::uuid[]) AND claimed_until > statement_timestamp()
                FOR NO KEY UPDATE SKIP LOCKED) AS claimed
      WHERE state.patient_id = claimed.patient_id`,
    [patientIds, CLAIM_SECONDS],
  );
}

/**
 * In how many milliseconds the last claim on these patients has run out; 0 where nobody has claimed any. Whoever claimed is
 * at work, or was killed.
 */
export async function claimsEndInMs(query: QueryFn, patientIds: readonly string[]): Promise<number> {
  const [row] = await query<{ ms: number | null }>(
    `SELECT ceil(extract(epoch FROM max(claimed_until) - statement_timestamp()) * 1000)::float8 AS ms
       FROM patient_review_state WHERE patient_id = ANY ($1::uuid[]) AND claimed_until > statement_timestamp()`,
    [patientIds],
  );
  return row?.ms ?? 0;
}

const FAILING = `SELECT count(*) AS failing FROM (
  SELECT 1 FROM patient_review_state WHERE last_error_code IS NOT NULL AND next_attempt_at > $1 LIMIT $2) AS bounded`;

/** How many patients wait for the next attempt after a review that failed; they are not among those that are owed. */
export async function countFailing(query: QueryFn, now: Date, limit: number): Promise<number> {
  const [row] = await query<{ failing: number }>(FAILING, [now, limit]);
  return row?.failing ?? 0;
}

async function questions(query: QueryFn, ruleSetSeq: number, now: Date, limit: number): Promise<unknown[]> {
  const sites = await query<{ id: string; timeZone: string }>('SELECT id, time_zone AS "timeZone" FROM site');
  return [
    now,
    sites.map((site) => site.id),
    sites.map((site) => todayAt(site.timeZone, now)),
    ruleSetSeq,
    limit,
  ];
}

/** A zone that nobody knows must not stop the other sites; its patients are found, fail, and are shown as failed. */
function todayAt(timeZone: string, now: Date): string {
  return calendarDay(now, isTimeZone(timeZone) ? timeZone : 'UTC');
}
