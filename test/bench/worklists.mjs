// What a page of the overdue list with its total costs, in a clinic of 10,000 patients and in one of 200,000, for somebody who
// works at two sites of 2,000 patients in both. Real API, real PostgreSQL (rig.mjs); client, API and database share the
// machine. The rows are written by statement, as reviews would leave them.
import pg from 'pg';
import { Database, SystemClock } from '../../libs/server/dist/index.js';
import { inRoot } from '../../tools/workspace.mjs';
import { percentiles, timed } from './figures.mjs';
import { day, signIn, startApi } from './rig.mjs';

/** @typedef {import('./rig.mjs').Urls} Urls */

const patientsOfSite = 2_000;
const sitesOfNurse = 2;
const tests = ['pft', 'blood'];
const rounds = 300;

/** @param {(name: string) => Promise<Urls>} database */
export async function benchWorklists(database) {
  console.log(
    `Overdue page of 50 with its total, for a nurse at ${sitesOfNurse} sites of ${patientsOfSite} patients, fsync on`,
  );
  const [small, large] = [await measure(database, 5), await measure(database, 100)];
  console.log(`  p50 of the large clinic by that of the small one: ${(large / small).toFixed(2)}\n`);
}

/**
 * @param {(name: string) => Promise<Urls>} database
 * @param {number} sites
 * @returns {Promise<number>} the median over HTTP
 */
async function measure(database, sites) {
  const urls = await database(`bench_lists_${sites}`);
  const nurse = await fill(urls.owner, sites);
  const label = `  ${(sites * patientsOfSite).toLocaleString('en')} patients`;
  console.log(`${label}, in the read model: ${percentiles(await inReadModel(urls, nurse))}`);
  const api = await startApi(urls, { name: 'none', env: {} });
  try {
    const ask = await signIn(api.url);
    const page = await ask('GET', '/worklists/overdue');
    if (page.items.length !== 50) throw new Error(`a page held ${page.items.length} items`);
    const overHttp = await series(() => ask('GET', '/worklists/overdue'));
    console.log(`${label}, over HTTP: ${percentiles(overHttp)}, total ${JSON.stringify(page.total)}`);
    for (const [what, path] of [
      ['the second page', `/worklists/overdue?cursor=${page.nextCursor}`],
      ['to schedule', '/worklists/to-schedule'],
      ['the counts of a dashboard', '/worklists/counts'],
    ]) {
      console.log(`${label}, ${what}: ${percentiles(await series(() => ask('GET', String(path))))}`);
    }
    return overHttp.sort((less, more) => less - more)[rounds >> 1] ?? NaN;
  } finally {
    await api.stop();
  }
}

/**
 * @param {string} ownerUrl
 * @param {number} sites
 * @returns {Promise<{ userId: string, siteIds: string[] }>}
 */
async function fill(ownerUrl, sites) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const started = performance.now();
  try {
    const now = new Date();
    await owner.query(
      `INSERT INTO site (name, time_zone) SELECT 'Bench ' || n, 'UTC' FROM generate_series(2, $1::int) AS n`,
      [sites],
    );
    await owner.query(
      `INSERT INTO patient (site_id, mrn, family_name, given_name, birth_date, registered_on, created_at, updated_at)
       SELECT site.id, 'BENCH-' || n, 'Bench ' || n, 'Synthetic', '1960-01-01', '2025-01-01', $2, $2
         FROM site CROSS JOIN generate_series(1, $1::int) AS n`,
      [patientsOfSite, now],
    );
    await owner.query(
      `INSERT INTO patient_review_state (patient_id, site_id, record_revision, reviewed_revision, rule_set_seq,
                                         reviewed_on, reviewed_at, next_review_on)
       SELECT id, site_id, 3, 3, 1, $1::date, $2, $1::date + 30 FROM patient`,
      [day(0), now],
    );
    // A quarter is overdue, a quarter open, half upcoming.
    await owner.query(
      `INSERT INTO due_item (patient_id, site_id, test, cycle, opens_on, target_on, closes_on, rule_ids, detail,
                             created_at, updated_at)
       SELECT id, site_id, test, 'baseline', opens_on, opens_on + 45, opens_on + 90, ARRAY['pft.m-01'],
              jsonb_build_array(jsonb_build_object('ruleId', 'pft.m-01', 'opensOn', opens_on, 'targetOn', opens_on + 45,
                'closesOn', opens_on + 90, 'because', jsonb_build_array(jsonb_build_object(
                  'kind', 'pft', 'lineageId', id, 'on', opens_on - 90)), 'missing', '[]'::jsonb,
                'cites', jsonb_build_array(jsonb_build_object('doc', 'treatment-approach-2026', 'at', 'monitoring',
                  'ids', jsonb_build_array('M-01', 'C-02'))))), $3, $3
         FROM patient
        CROSS JOIN unnest($1::text[]) AS test
        CROSS JOIN LATERAL (
          SELECT $2::date - 180 + (abs(hashtext(id::text || test)) % 360) AS opens_on) AS days`,
      [tests, day(0), now],
    );
    const { rows } = await owner
      .query(
        `INSERT INTO site_membership (user_id, site_id, role)
       SELECT user_id, site.id, 'nurse' FROM site_membership, site WHERE name LIKE 'Bench %' ORDER BY site.id LIMIT $1`,
        [sitesOfNurse - 1],
      )
      .then(() => owner.query('SELECT user_id, site_id FROM site_membership'));
    await owner.query('VACUUM (ANALYZE)');
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `  ${sites} sites, ${sites * patientsOfSite * tests.length} due items, written in ${seconds} s`,
    );
    return { userId: rows[0].user_id, siteIds: rows.map(({ site_id }) => site_id) };
  } finally {
    await owner.end();
  }
}

/**
 * @param {Urls} urls
 * @param {{ userId: string, siteIds: string[] }} nurse
 */
async function inReadModel(urls, { userId, siteIds }) {
  const database = new Database({ app: { url: urls.app, applicationName: 'bench', max: 2 } });
  try {
    const clock = new SystemClock();
    const { Access } = await import(inRoot('apps/api/dist/access/access.js'));
    const { OwnRuleSet } = await import(inRoot('apps/api/dist/review/own-rule-set.js'));
    const { WorklistReadModel } = await import(inRoot('apps/api/dist/worklist/worklist.read-model.js'));
    const lists = new WorklistReadModel(database, clock, new OwnRuleSet(database, clock));
    const memberships = siteIds.map((siteId) => ({ siteId, role: /** @type {const} */ ('nurse') }));
    const access = new Access(userId, 'bench', 'due-item.read', memberships);
    return await series(() => lists.overdue(access, { sort: 'longest-overdue', limit: 50 }));
  } finally {
    await database.close();
  }
}

/** @param {() => Promise<unknown>} work */
async function series(work) {
  for (let warmUp = 0; warmUp < 60; warmUp++) await work();
  const took = [];
  for (let round = 0; round < rounds; round++) took.push(await timed(work));
  return took;
}
