// A cohort for figures: so many patients with 12 PFTs, 3 HRCTs and 6 symptom reports each, written straight into the
// tables. How facts come in is measured elsewhere.
import pg from 'pg';

/** @typedef {import('../../tools/postgres.mjs').Urls} Urls */

const FACT = 'id, lineage_id, patient_id, site_id, recorded_at, source, content_digest';
/** Columns of a fact of `patient` that `step` numbers. */
const fact = (/** @type {string} */ what) =>
  `made.id, made.id, patient.id, patient.site_id, $2, 'import', '${what} ' || step`;

/**
 * @param {Urls} urls of a migrated database
 * @param {{ patients: number, today: string }} cohort `today` is when everything is recorded
 * @returns {Promise<string>} the site
 */
export async function enterCohort(urls, { patients, today }) {
  const client = new pg.Client({ connectionString: urls.app });
  await client.connect();
  try {
    const {
      rows: [{ id: siteId }],
    } = await client.query('SELECT uuidv7() AS id');
    await client.query(`BEGIN; SELECT set_config('interstice.site_ids', '${siteId}', true)`);
    await client.query(`INSERT INTO site (id, name, time_zone) VALUES ($1, 'Cohort', 'Europe/Berlin')`, [
      siteId,
    ]);
    await client.query(
      `INSERT INTO patient (id, site_id, mrn, family_name, given_name, birth_date, registered_on, created_at, updated_at)
       SELECT uuidv7(), $1, 'COHORT-' || number, 'Cohort ' || number, 'Synthetic', '1960-01-01',
              $2::date - 1100 - number % 30, $2, $2
         FROM generate_series(1, $3) AS number`,
      [siteId, today, patients],
    );
    await client.query(
      `INSERT INTO patient_review_state (patient_id, site_id, record_revision, next_attempt_at)
       SELECT id, site_id, 23, to_timestamp(0) FROM patient WHERE site_id = $1`,
      [siteId],
    );
    /**
     * @param {string} table
     * @param {string} columns
     * @param {string} values of a patient and a `step`, who has a number `n` and a first day `began`
     * @param {number} count
     */
    const enter = (table, columns, values, count) =>
      client.query(
        `INSERT INTO ${table} (${FACT}, ${columns})
         SELECT ${fact(table)}, ${values}
           FROM (SELECT *, substr(mrn, 8)::integer AS n, registered_on AS began FROM patient WHERE site_id = $1) AS patient
          CROSS JOIN generate_series(0, $3 - 1) AS step
          CROSS JOIN LATERAL (SELECT uuidv7() AS id WHERE step IS NOT NULL AND patient.id IS NOT NULL) AS made`,
        [siteId, today, count],
      );
    await enter(
      'person_fact',
      'kind, valid_on, value',
      `(ARRAY['sex', 'birth-date', 'ctd', 'status'])[step + 1], CASE WHEN step < 2 THEN DATE '1960-01-01' ELSE began END,
       (ARRAY['{"sex":"female"}', '{"birthDate":"1960-01-01"}', '{"primary":"ssc","secondary":[]}',
              '{"status":"active"}'])[step + 1]::jsonb`,
      4,
    );
    // A slow fall with some noise: most stay above every threshold, some do not.
    const ml = `3200 - 12 * step + (n * 7919 + step * 104729) % 161 - 80`;
    await enter(
      'pft',
      'tested_on, fvc_ml, fvc_pct_pred_tenths, reference_equation, quality_grade, bronchodilator, setting, laboratory',
      `began + 91 * step, ${ml}, (${ml}) * 10 / 38, 'GLI Global 2022', 'A', 'pre', 'lab', 'Ground floor'`,
      12,
    );
    await enter('hrct', 'performed_on, fibrosis_band', `began + 360 * step, 'under-20'`, 3);
    await enter(
      'symptom_report',
      'reported_on, change',
      `began + 182 * step + 10, (ARRAY['stable', 'stable', 'worse'])[step % 3 + 1]`,
      6,
    );
    await client.query('COMMIT');
    return siteId;
  } finally {
    await client.end();
  }
}

/**
 * As after many months, when the database knows its tables.
 * @param {Urls} urls
 */
export async function analyse(urls) {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  await owner.query('ANALYZE').finally(() => owner.end());
}
