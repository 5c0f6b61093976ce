#!/usr/bin/env node
// `npm run faults:kill`: kills the worker nine times (SIGKILL) in a stream of 450 results, each of which must open an
// alert, with the queue in PostgreSQL and in Redis. Two minutes after the last result no alert may be missing and none
// may be there twice. The suite itself kills once for each backend.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { setUp } from '../../tools/setup.mjs';
import { asCommand, PlainError, requireNode } from '../../tools/workspace.mjs';

const RESULTS = 450;
const KILLS = 9;
const CLIENTS = 4;
const PATIENCE_SECONDS = 120;

await asCommand(async () => {
  requireNode();
  await setUp({ say: console.log });
  const rig = await import('../bench/rig.mjs');
  const { day, registerPatients, signIn, startApi, startWorker, until } = rig;
  let isWell = true;

  await rig.withRig(async ({ database, backends }) => {
    for (const backend of backends) {
      const urls = await database(`kill_${backend.name.toLowerCase()}`);
      const observer = new pg.Client({ connectionString: urls.worker });
      await observer.connect();
      const api = await startApi(urls, backend);
      let worker = await startWorker(urls, backend);
      try {
        const ask = await signIn(api.url);
        const ids = await registerPatients(ask, RESULTS);
        for (const id of ids) await ask('POST', `/patients/${id}/pfts`, { testedOn: day(200), fvcMl: 3000 });
        await until('the first tests to be reviewed', async () => (await owed(observer)) === 0, 180);

        const waiting = [...ids];
        for (let kill = 0; kill < KILLS; kill++) {
          const share = waiting.splice(0, RESULTS / KILLS);
          // In the middle of the share, at another moment of the work each time.
          const killAfter = 5 + Math.floor(Math.random() * (share.length - 10));
          let sent = 0;
          /** @type {Promise<void> | undefined} */
          let restarted;
          const killAndRestart = async () => {
            await pause(Math.random() * 40);
            await worker.kill();
            worker = await startWorker(urls, backend);
          };
          await Promise.all(
            Array.from({ length: CLIENTS }, async () => {
              for (let id = share.pop(); id !== undefined; id = share.pop()) {
                await ask('POST', `/patients/${id}/pfts`, { testedOn: day(2), fvcMl: 2640 });
                sent += 1;
                if (sent >= killAfter) restarted ??= killAndRestart();
              }
            }),
          );
          await restarted;
        }
        const lastSentAt = performance.now();
        let found = await alerts(observer);
        while (found.patients < RESULTS && performance.now() - lastSentAt < PATIENCE_SECONDS * 1000) {
          await pause(200);
          found = await alerts(observer);
        }
        const completeAfter = ((performance.now() - lastSentAt) / 1000).toFixed(1);
        // What a killed worker had begun may come again.
        await pause(5_000);
        found = await alerts(observer);
        const missing = RESULTS - found.patients;
        isWell &&= missing === 0 && found.doubled === 0;
        console.log(
          `Queue on ${backend.name}: ${KILLS} kills in ${RESULTS} results; ${missing} without their alert, ` +
            `${found.doubled} doubled; ${missing === 0 ? 'complete' : 'given up'} ${completeAfter} s after the last result`,
        );
      } finally {
        await worker.stop();
        await api.stop();
        await observer.end();
      }
    }
  });
  if (!isWell) throw new PlainError('Alerts were lost or doubled.');
});

/** @param {pg.Client} observer */
async function owed(observer) {
  const { rows } = await observer.query(
    'SELECT count(*)::int AS owed FROM patient_review_state WHERE reviewed_revision < record_revision',
  );
  return rows[0].owed;
}

/**
 * How many patients have an alert about their fall, and how many have more than one, or one that was opened twice.
 * @param {pg.Client} observer
 */
async function alerts(observer) {
  const { rows } = await observer.query(
    `SELECT count(DISTINCT patient_id)::int AS patients, count(*) FILTER (WHERE alerts > 1 OR openings > 1)::int AS doubled
       FROM (SELECT alert.patient_id, count(DISTINCT alert.id) AS alerts,
                    count(*) FILTER (WHERE action.kind = 'opened') AS openings
               FROM alert LEFT JOIN alert_action AS action
                 ON action.patient_id = alert.patient_id AND action.alert_id = alert.id
              WHERE alert.kind = 'progression' GROUP BY alert.patient_id, alert.rule_id) AS story`,
  );
  return rows[0];
}
