// How many rows of a file are stored in a second, and how soon after it everybody is reviewed. Real API, real worker that
// reviews as well, real PostgreSQL that writes to disk (fsync on), all on one machine.
import pg from 'pg';
import { freePort } from '../../tools/free-port.mjs';
import { startService } from '../../tools/service-process.mjs';
import { inRoot } from '../../tools/workspace.mjs';

const patients = 3000;
const pftsEach = 8;

/**
 * @param {import('../../tools/postgres.mjs').Urls} urls of a migrated, seeded database
 */
export async function benchImports(urls) {
  const [port, apiMetrics, workerMetrics] = [await freePort(), await freePort(), await freePort()];
  const shared = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LOG_LEVEL: 'warn', DATABASE_URL: urls.app };
  const services = [
    startService('api', inRoot('apps/api/dist/main.js'), {
      ...shared,
      PORT: String(port),
      METRICS_PORT: String(apiMetrics),
    }),
    startService('worker', inRoot('apps/worker/dist/main.js'), {
      ...shared,
      METRICS_PORT: String(workerMetrics),
      WORKER_DATABASE_URL: urls.worker,
    }),
  ];
  const observer = new pg.Client({ connectionString: urls.worker });
  try {
    await observer.connect();
    for (const address of [
      `http://127.0.0.1:${port}/health/ready`,
      `http://127.0.0.1:${workerMetrics}/metrics`,
    ])
      await until(() =>
        fetch(address).then(
          (answer) => answer.ok,
          () => false,
        ),
      );
    const url = `http://127.0.0.1:${port}/api/v1`;
    const cookie = await signIn(url);
    console.log('Importing files by HTTP, fsync on, everything on one machine');
    await measure('patients, first time', { url, cookie, observer }, 'patients', patientsFile());
    await measure('PFTs, first time', { url, cookie, observer }, 'pfts', pftsFile());
    await measure('PFTs, the same file again', { url, cookie, observer }, 'pfts', pftsFile());
    console.log('');
  } finally {
    await observer.end();
    for (const service of services) await service.stop(20_000);
  }
}

/** @param {string} url */
async function signIn(url) {
  const answer = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nurse@demo.example', password: 'interstice-demo' }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/**
 * @param {string} what
 * @param {{ url: string, cookie: string, observer: pg.Client }} at
 * @param {string} kind
 * @param {string} file
 */
async function measure(what, { url, cookie, observer }, kind, file) {
  const form = new FormData();
  form.set('kind', kind);
  form.set('file', new Blob([file]), `${kind}.csv`);
  const started = performance.now();
  const answer = await fetch(`${url}/imports`, { method: 'POST', headers: { cookie }, body: form });
  const { id } = /** @type {{ id: string }} */ (await answer.json());
  /** @type {any} */
  let report;
  await until(async () => {
    report = await (await fetch(`${url}/imports/${id}`, { headers: { cookie } })).json();
    if (report.status === 'failed') throw new Error(`The import failed: ${JSON.stringify(report.errors)}`);
    return report.status === 'completed';
  });
  const imported = (performance.now() - started) / 1000;
  await until(async () => {
    const { rows } = await observer.query(
      'SELECT count(*)::int AS owed FROM patient_review_state WHERE reviewed_revision < record_revision',
    );
    return rows[0].owed === 0;
  });
  const reviewed = (performance.now() - started) / 1000;
  const { rows, created, unchanged, failed } = report;
  console.log(
    `  ${what}: ${(rows / imported).toFixed(0)} rows/s (${rows} in ${imported.toFixed(1)} s from sending: ` +
      `${created} created, ${unchanged} unchanged, ${failed} failed); ` +
      `everybody reviewed ${(reviewed - imported).toFixed(1)} s later`,
  );
}

/** @param {() => Promise<boolean>} ask */
async function until(ask) {
  const deadline = Date.now() + 300_000;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error('nothing came of it within five minutes');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function patientsFile() {
  const rows = Array.from(
    { length: patients },
    (_, number) => `IMP-${number},Import ${number},Synthetic,1960-01-01,female,165,ssc`,
  );
  return ['mrn,family_name,given_name,birth_date,sex,height_cm,ctd', ...rows].join('\n');
}

/** Every three months one test of each patient, falling slowly, as a clinic's history comes. */
function pftsFile() {
  const rows = Array.from({ length: patients * pftsEach }, (_, row) => {
    const [number, step] = [row % patients, Math.floor(row / patients)];
    const day = new Date(Date.UTC(2023, 0, 2) + step * 91 * 86_400_000).toISOString().slice(0, 10);
    const fvc = 3200 - 15 * step - ((number * 7919 + step * 104_729) % 161);
    return `IMP-${number},${day},${fvc},${(fvc / 38).toFixed(1)},${fvc - 600},62.5,GLI 2022,A,pre,Lab`;
  });
  const header =
    'mrn,tested_on,fvc_ml,fvc_pct_pred,fev1_ml,dlco_pct_pred,reference_equation,quality_grade,bronchodilator,laboratory';
  return [header, ...rows].join('\n');
}
