// `npm test`: set-up, the checks, then every tier with its budget. The last line is `N passed, N failed, N skipped`.
//   npm test -- --tier integration --filter database   one tier, files whose path contains "database", no checks
//   npm test -- --tier pure --name "10 %"               tests whose name matches
//   npm test -- --without-redis                         as on a machine without Redis
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';
import { add, noCounts, readReport, referenceDataUnset } from './test-report.mjs';
import { failAtTimesBudget, tiers } from './tiers.mjs';
import { asCommand, inRoot, PlainError, requireNode, root } from './workspace.mjs';

const { values: options } = parseArgs({
  options: {
    tier: { type: 'string', multiple: true },
    filter: { type: 'string' },
    name: { type: 'string' },
    'without-redis': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});

/** @type {AbortController} */
const interrupted = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => interrupted.abort()); // Jest, in the same group, gets it too; we stay to stop the rest.
}

/**
 * @param {import('./tiers.mjs').Tier} tier
 * @param {Record<string, string>} environment
 */
async function runTier(tier, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'interstice-report-'));
  const report = join(folder, 'report.json');
  const jest = ['--experimental-vm-modules', '--no-warnings', inRoot('node_modules/jest/bin/jest.js')];
  const args = ['--selectProjects', tier.project ?? tier.name, '--json', '--outputFile', report];
  args.push('--maxWorkers', String(tier.jestWorkers), '--testTimeout', String(tier.testSeconds * 1000));
  const paths = options.filter ?? tier.paths;
  if (paths) args.push('--testPathPatterns', paths);
  if (options.name) args.push('--testNamePattern', options.name);
  const started = Date.now();
  const child = spawn(process.execPath, [...jest, ...args], {
    cwd: root,
    // --json prints the report on standard output as well; what people read is on standard error
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...environment,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      TZ: tier.timeZone ?? 'UTC',
    },
  });
  const hung = setTimeout(() => child.kill('SIGKILL'), tier.budgetSeconds * 3000);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(hung);
  const seconds = (Date.now() - started) / 1000;
  let counts = noCounts();
  if (existsSync(report)) counts = readReport(report);
  else counts.failed++;
  rmSync(folder, { recursive: true, force: true });
  if (counts.passed + counts.failed + counts.skipped === 0) {
    console.log(`Tier ${tier.name} has no tests.`);
    counts.failed++;
  }
  if (process.env['CI'] === 'true' && !partial && seconds > tier.budgetSeconds * failAtTimesBudget) {
    console.log(`Tier ${tier.name} took ${seconds.toFixed(0)} s; its budget is ${tier.budgetSeconds} s.`);
    counts.failed++;
  }
  return { counts, seconds };
}

const partial = options.tier !== undefined;

async function main() {
  requireNode();
  const chosen = tiers.filter((tier) => !options.tier || options.tier.includes(tier.name));
  if (chosen.length === 0) throw new PlainError(`Tiers: ${tiers.map((tier) => tier.name).join(', ')}`);
  const needsCluster = chosen.some((tier) => tier.needsCluster);
  const began = Date.now();
  if (partial) await setUp({ build: needsCluster && !options['no-build'] ? 'attempted' : 'skipped' });
  else await setUp();

  const total = noCounts();
  /** @type {string[]} */
  const lines = [];
  /** @param {string} name @param {number} seconds @param {number} budget @param {import('./test-report.mjs').Counts} counts */
  const record = (name, seconds, budget, counts) => {
    add(total, counts);
    const over = seconds > budget ? ' OVER' : '';
    lines.push(
      `${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s of ${budget} s${over}  ` +
        `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
    );
  };

  if (!partial) {
    const { runChecks } = await import('./check.mjs');
    const started = Date.now();
    const { passed, failed } = await runChecks(interrupted.signal);
    record('static', (Date.now() - started) / 1000, 120, { ...noCounts(), passed, failed });
  }
  const { startTestParts } = await import('./test-parts.mjs');
  const parts = needsCluster
    ? await startTestParts({
        useRedis: !options['without-redis'],
        useBrowser: chosen.some((tier) => tier.needsBrowser),
        say: console.log,
      })
    : { environment: {}, stop: async () => {} };
  try {
    for (const tier of chosen) {
      if (interrupted.signal.aborted) break;
      console.log(`\n── ${tier.name} ──`);
      const { counts, seconds } = await runTier(tier, parts.environment);
      record(tier.name, seconds, tier.budgetSeconds, counts);
    }
  } finally {
    await parts.stop();
  }

  console.log(`\n${lines.join('\n')}\nall, with set-up: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  for (const [reason, count] of total.skippedBecause) console.log(`${count} skipped: ${reason}`);
  if (process.env['CI'] === 'true') {
    const unexcused = [...total.skippedBecause].filter(([reason]) => reason !== referenceDataUnset);
    for (const [reason, count] of unexcused) console.log(`CI does not accept ${count} skipped: ${reason}`);
    if (unexcused.length > 0) process.exitCode = 1;
  }
  if (interrupted.signal.aborted) throw new PlainError('Interrupted.');
  if (total.failed > 0) process.exitCode = 1;
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
}

await asCommand(main);
