// What a result costs over HTTP, how long after it its alert is written, and what both cost while a batch is computed.
// Real API, real worker, real PostgreSQL that writes to disk (fsync on); client, servers and database share the machine.
import pg from 'pg';
import { JobProducer } from '../../libs/server/dist/index.js';
import { analyse, enterCohort } from './cohort.mjs';
import { percentiles, timed } from './figures.mjs';
import { day, prefixOf, registerPatients, signIn, startApi, startWorker, until } from './rig.mjs';

const patients = 60;
const posts = { warmUp: 60, atOne: 300, atEight: 1600 };
const alerts = 60;
const batch = 500;

/** @typedef {import('./rig.mjs').Ask} Ask */

/**
 * @param {import('./rig.mjs').Backend} backend
 * @param {import('../../tools/postgres.mjs').Urls} urls of a database with a clinic
 */
export async function benchPosting(backend, urls) {
  console.log(`Posting PFTs, queue on ${backend.name}, fsync on, everything on one machine`);
  const api = await startApi(urls, backend);
  const observer = new pg.Client({ connectionString: urls.worker });
  await observer.connect();
  const producer = new JobProducer({
    redisUrl: backend.env['REDIS_URL'],
    databaseUrl: urls.app,
    prefix: prefixOf(urls),
    onError: (error) => console.error(error.message),
  });
  /** @type {Awaited<ReturnType<typeof startWorker>> | undefined} */
  let worker;
  try {
    const nurse = await signIn(api.url);
    const ids = await registerPatients(nurse, patients + alerts);
    const charted = ids.slice(0, patients);
    await post(nurse, charted, 1, posts.warmUp);
    console.log(`  no worker, 1 client: ${await post(nurse, charted, 1, posts.atOne)}`);
    console.log(`  no worker, 8 clients: ${await post(nurse, charted, 8, posts.atEight)}`);
    worker = await startWorker(urls, backend);
    await untilReviewed(observer);
    console.log(`  1 client: ${await post(nurse, charted, 1, posts.atOne)}`);
    console.log(`  8 clients: ${await post(nurse, charted, 8, posts.atEight)}`);
    await untilReviewed(observer);
    const found = await untilAlert(nurse, ids.slice(patients), observer);
    console.log(`  result sent to alert committed: ${percentiles(found)} (${found.length} patients)`);

    await enterCohort(urls, { patients: batch, today: new Date().toISOString() });
    await analyse(urls);
    const { took, rounds } = await postWhileReviewing(nurse, charted, observer, producer);
    console.log(
      `  1 client while a batch of ${batch} is reviewed: ${percentiles(took)} (${took.length} posts in ${rounds} batches)\n`,
    );
  } finally {
    await producer.close();
    await observer.end();
    await worker?.stop();
    await api.stop();
  }
}

let step = 0;
/** Another day and another value each time: the same result twice would not be stored. */
const nextPft = () => {
  step++;
  const testedOn = new Date(Date.UTC(2022, 0, 1) + (step % 1400) * 86_400_000).toISOString().slice(0, 10);
  return { testedOn, fvcMl: 3000 + (step % 97), fvcPctPred: 80 + (step % 10) / 10 };
};

/**
 * @param {Ask} ask
 * @param {string[]} ids
 * @param {number} clients
 * @param {number} count
 */
async function post(ask, ids, clients, count) {
  /** @type {number[]} */
  const took = [];
  const started = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) {
        const id = ids[left % ids.length];
        took.push(await timed(() => ask('POST', `/patients/${id}/pfts`, nextPft())));
      }
    }),
  );
  const perSecond = (took.length / (performance.now() - started)) * 1000;
  return `${percentiles(took)}, ${perSecond.toFixed(0)} PFTs/s`;
}

/**
 * What was posted before must not stand in the way of what is measured next.
 * @param {pg.Client} observer
 */
function untilReviewed(observer) {
  return until(
    'everybody to be reviewed',
    async () => {
      const { rows } = await observer.query(
        `SELECT count(*)::int AS owed FROM patient_review_state
          WHERE reviewed_revision < record_revision OR next_review_on = '1900-01-01'`,
      );
      return rows[0].owed === 0;
    },
    120,
  );
}

/**
 * Those of the batch alone: while somebody goes on posting, somebody is always owed.
 * @param {pg.Client} observer
 */
function untilBatchReviewed(observer) {
  return until(
    'the batch to be reviewed',
    async () => {
      const { rowCount } = await observer.query(
        `SELECT FROM patient_review_state WHERE next_review_on = '1900-01-01' LIMIT 1`,
      );
      return rowCount === 0;
    },
    120,
  );
}

/**
 * From sending the second test to the open alert in the database.
 * @param {Ask} ask
 * @param {string[]} ids
 * @param {pg.Client} observer
 */
async function untilAlert(ask, ids, observer) {
  /** @type {number[]} */
  const took = [];
  for (const id of ids) {
    await ask('POST', `/patients/${id}/pfts`, { testedOn: day(200), fvcMl: 3000 });
    await untilReviewed(observer);
    took.push(
      await timed(async () => {
        await ask('POST', `/patients/${id}/pfts`, { testedOn: day(2), fvcMl: 2640 });
        const deadline = Date.now() + 60_000;
        for (;;) {
          const { rowCount } = await observer.query(`SELECT FROM alert WHERE patient_id = $1`, [id]);
          if (rowCount) return;
          if (Date.now() > deadline) throw new Error('no alert within a minute');
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      }),
    );
  }
  return took;
}

/**
 * Somebody charts while a cohort is under review.
 * @param {Ask} ask
 * @param {string[]} ids
 * @param {pg.Client} observer
 * @param {JobProducer} producer
 */
async function postWhileReviewing(ask, ids, observer, producer) {
  /** @type {number[]} */
  const took = [];
  let rounds = 0;
  for (; rounds < 3; rounds++) {
    await observer.query(
      `UPDATE patient_review_state SET next_review_on = '1900-01-01'
        WHERE patient_id IN (SELECT id FROM patient WHERE mrn LIKE 'COHORT-%')`,
    );
    const { rows } = await observer.query(`SELECT id FROM patient WHERE mrn LIKE 'COHORT-%'`);
    await producer.enqueue('review-hints', { patientIds: rows.map(({ id }) => id) });
    let isReviewing = true;
    const reviewed = untilBatchReviewed(observer).finally(() => (isReviewing = false));
    while (isReviewing) {
      const id = ids[took.length % ids.length];
      took.push(await timed(() => ask('POST', `/patients/${id}/pfts`, nextPft())));
    }
    await reviewed;
  }
  return { took, rounds };
}
