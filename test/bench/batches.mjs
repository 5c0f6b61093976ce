// How many patients a worker reviews in a second from a real PostgreSQL (fsync on) on the same machine, what a quiet night
// costs, and a night on which one patient in a hundred comes due.
import { createLogger, Database, Metrics, resolveRuleSetSeq } from '../../libs/server/dist/index.js';
import { inRoot } from '../../tools/workspace.mjs';
import { analyse, enterCohort } from './cohort.mjs';
import { timed } from './figures.mjs';

const patients = 5000;
const quietNights = 20;

/** @param {import('../../tools/postgres.mjs').Urls} urls of a database with a clinic */
export async function benchBatches(urls) {
  const { ReviewService } = await import(inRoot('apps/worker/dist/review/review.service.js'));
  const { SweepService } = await import(inRoot('apps/worker/dist/sweep/sweep.service.js'));
  const now = new Date();
  const clock = { now: () => now };
  const logger = createLogger({ logLevel: 'warn', name: 'bench' });
  await enterCohort(urls, { patients, today: now.toISOString() });
  await analyse(urls);
  const database = new Database({
    worker: { url: urls.worker, applicationName: 'bench', max: 8 },
  });
  try {
    const seq = await database.asWorker((query) => resolveRuleSetSeq(query, now));
    /** @param {number} rules */
    const sweepWith = (rules, through = database) =>
      new SweepService(
        through,
        new ReviewService(through, logger, rules),
        clock,
        logger,
        rules,
        new Metrics('bench'),
      );
    console.log(
      `Reviewing ${patients} patients of 12 PFTs, 3 HRCTs and 6 symptom reports in batches, fsync on`,
    );
    const first = await timed(() => sweepWith(seq).run());
    console.log(`  the first time: ${perSecond(patients, first)}`);
    await analyse(urls);
    const again = await timed(() => sweepWith(seq + 1).run());
    console.log(`  again, by new rules: ${perSecond(patients, again)}`);

    const counting = new CountingDatabase(database);
    const quiet = await timed(async () => {
      for (let night = 0; night < quietNights; night++) await sweepWith(seq + 1, counting.gateways).run();
    });
    console.log(
      `  a sweep that finds nothing owed: ${(quiet / quietNights).toFixed(1)} ms, ` +
        `${counting.statements / quietNights} statements`,
    );
    const due = await database.asWorker((query) =>
      query(
        `UPDATE patient_review_state SET next_review_on = '1900-01-01'
          WHERE patient_id IN (SELECT patient_id FROM patient_review_state ORDER BY md5(patient_id::text) LIMIT $1)
          RETURNING patient_id`,
        [patients / 100],
      ),
    );
    counting.statements = 0;
    const night = await timed(() => sweepWith(seq + 1, counting.gateways).run());
    console.log(
      `  a sweep that finds ${due.length} who come due: ${night.toFixed(0)} ms, ${counting.statements} statements\n`,
    );
  } finally {
    await database.close();
  }
}

/** Counts what is asked of a database. */
class CountingDatabase {
  statements = 0;

  /** @param {Database} database */
  constructor(database) {
    /** @type {(work: (query: import('../../libs/server/dist/index.js').QueryFn) => Promise<any>) => typeof work} */
    const counted = (work) => (query) =>
      work((...statement) => {
        this.statements += 1;
        return query(...statement);
      });
    /** @type {any} the two gateways that a sweep uses */
    this.gateways = {
      asWorker: (/** @type {any} */ work) => database.asWorker(counted(work)),
      asWorkerSnapshot: (/** @type {any} */ work) => database.asWorkerSnapshot(counted(work)),
    };
  }
}

/**
 * @param {number} count
 * @param {number} milliseconds
 */
function perSecond(count, milliseconds) {
  return `${((count / milliseconds) * 1000).toFixed(0)} patients per second (${(milliseconds / 1000).toFixed(1)} s)`;
}
