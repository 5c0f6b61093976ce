// `npm run interstice -- …`: the command line on the database that `npm start` uses, embedded or not.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { takeLock } from './lock-file.mjs';
import { setUp } from './setup.mjs';
import { asCommand, dataDirectory, inRoot, PlainError, requireNode } from './workspace.mjs';

const program = inRoot('apps/cli/bin/interstice.mjs');
const onDatabase = new Set(['import', 'create-user', 'review', 'verify-audit']);

/** Standard output belongs to the command. */
const say = (/** @type {string} */ line) => console.error(line);

async function main() {
  requireNode();
  const args = process.argv.slice(2);
  await setUp({ say });
  const asksForHelp = args.some((arg) => arg === '--help' || arg === '-h');
  const needsDatabase = onDatabase.has(args.find((arg) => !arg.startsWith('-')) ?? '') && !asksForHelp;
  const outside = ['DATABASE_URL', 'WORKER_DATABASE_URL'].some((name) => process.env[name]);
  if (!needsDatabase || outside) process.exitCode = await runProgram(args, {});
  else process.exitCode = await onEmbedded(args);
}

/**
 * Beside a running product its database is used; else the database is started for this command alone.
 * @param {string[]} args
 */
async function onEmbedded(args) {
  const lock = takeLock(join(dataDirectory(), 'start.lock'));
  if ('heldBy' in lock) {
    const { findEmbeddedDatabase } = await import('./product-database.mjs');
    const urls = await findEmbeddedDatabase();
    if (urls) return runProgram(args, addresses(urls));
    throw new PlainError(
      `Interstice is just starting or stopping (process ${lock.heldBy}). Try again in a moment.`,
    );
  }
  try {
    const { openProductDatabase, migrate } = await import('./product-database.mjs');
    const database = await openProductDatabase(say);
    try {
      await migrate(database, say);
      return await runProgram(args, addresses(database.urls));
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}

/** @param {import('./postgres.mjs').Urls} urls */
function addresses(urls) {
  return { DATABASE_URL: urls.app, WORKER_DATABASE_URL: urls.worker };
}

/**
 * Runs in the folder in which the person typed the command, so that names of files mean what they look like.
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>} the exit code
 */
function runProgram(args, env) {
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  // Ctrl-C reaches the command itself, which is in the same group: we stay to tidy up after it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => {});
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

await asCommand(main);
