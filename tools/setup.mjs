// Brings a fresh clone to where it can be started or tested. Every step is skipped when nothing it reads has changed.
// Until the packages are installed only Node's own modules may be imported here.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { takeLock } from './lock-file.mjs';
import { hydrateSymlinks } from './postgres-binaries.mjs';
import { run, runOrFail, lastLines } from './run-command.mjs';
import { forget, isCurrent, remember, stampOf } from './stamp.mjs';
import { asCommand, inRoot, PlainError, requireNode, root } from './workspace.mjs';

/**
 * @param {object} [options]
 * @param {'required' | 'attempted' | 'skipped'} [options.build] attempted: errors are shown, and what compiles is used
 * @param {(line: string) => void} [options.say]
 */
export async function setUp({ build = 'required', say = console.log } = {}) {
  requireWritable();
  const lock = await waitForLock(say);
  try {
    await installPackages(say);
    hydrateSymlinks();
    await generateClient(say);
    if (build !== 'skipped') await compile(build === 'required', say);
  } finally {
    lock.release();
  }
}

function requireWritable() {
  for (const path of [root, inRoot('node_modules'), inRoot('node_modules', '.interstice')]) {
    if (!existsSync(path)) continue;
    try {
      accessSync(path, constants.W_OK);
    } catch {
      throw new PlainError(`This user may not write to ${path}. It belongs to another user of this machine.`);
    }
  }
}

/** @param {(line: string) => void} say */
async function waitForLock(say) {
  for (let told = false; ; told = true) {
    const lock = takeLock(inRoot('var', 'setup.lock'));
    if ('release' in lock) return lock;
    if (!told) say(`Waiting for the set-up of process ${lock.heldBy} …`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** @param {(line: string) => void} say */
async function installPackages(say) {
  const stamp = stampOf([inRoot('package-lock.json'), inRoot('.npmrc')]);
  if (isCurrent('packages', stamp)) return;
  if (!packagesMatchLock()) {
    say('Installing the packages (about a minute and a half) …');
    const [command, ...before] = npmCommand();
    const args = [...before, 'ci', '--include=dev', '--no-progress', '--loglevel=error'];
    await runOrFail('npm ci', command, args, { env: npmEnvironment() });
  }
  remember('packages', stamp);
}

/** Whether somebody ran `npm ci` already: npm keeps what it installed in a lock file of the same form. */
function packagesMatchLock() {
  const installedList = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  /** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} Entry */
  /** @type {Record<string, Entry>} */
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  /** @type {Record<string, Entry>} */
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    if (entry.link) return existsSync(inRoot(path));
    const found = installed[path];
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && existsSync(inRoot(path));
  });
}

/** @returns {[string, ...string[]]} the npm that runs this script, else the one on PATH */
export function npmCommand() {
  const npm = process.env['npm_execpath'];
  return npm && existsSync(npm) && /\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
}

/** npm needs a folder for its cache; an account without a home gets one under var. */
export function npmEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: pathWithNode() };
  if (env['npm_config_cache']) return env;
  try {
    const cache = join(homedir(), '.npm');
    accessSync(existsSync(cache) ? cache : homedir(), constants.W_OK);
    return env;
  } catch {
    return { ...env, npm_config_cache: inRoot('var', 'npm-cache') };
  }
}

/** Programs that name `node` in their first line must find the one that runs this. */
function pathWithNode() {
  return [dirname(process.execPath), process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'].join(':');
}

const generated = inRoot('libs', 'server', 'src', 'generated');

/** @param {(line: string) => void} say */
async function generateClient(say) {
  const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json', 'tools/schema-engine.mjs'];
  const stamp = stampOf(inputs.map((path) => inRoot(path)));
  if (isCurrent('database-client', stamp) && existsSync(join(generated, 'client.ts'))) return;
  say('Generating the database client …');
  forget('database-client');
  await runOrFail(
    'prisma generate',
    process.execPath,
    [inRoot('node_modules/prisma/build/index.js'), 'generate'],
    {
      env: {
        ...process.env,
        PATH: pathWithNode(),
        PRISMA_SCHEMA_ENGINE_BINARY: inRoot('tools', 'schema-engine.mjs'),
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  remember('database-client', stamp);
}

/** What one change of which needs a new build: all sources except tests and what a build writes. */
function sourceStamp() {
  const paths = [
    'libs',
    'apps',
    'prisma/schema.prisma',
    'tsconfig.json',
    'tsconfig.base.json',
    'package-lock.json',
  ];
  return stampOf(
    paths.map((path) => inRoot(path)),
    (path) => !/[/\\](dist|generated|node_modules)$|\.spec(-support)?\.ts$|\.cases\.ts$/.test(path),
  );
}

/** @returns {boolean} whether the last build's output is still there */
function outputExists() {
  const { references } = JSON.parse(readFileSync(inRoot('tsconfig.json'), 'utf8'));
  return (
    existsSync(inRoot('apps/web/dist/index.html')) &&
    references.every((/** @type {{ path: string }} */ reference) =>
      existsSync(inRoot(reference.path, 'dist', '.tsbuildinfo')),
    )
  );
}

/**
 * @param {boolean} required
 * @param {(line: string) => void} say
 */
async function compile(required, say) {
  const stamp = sourceStamp();
  if (isCurrent('build', stamp) && outputExists()) return;
  say('Compiling …');
  forget('build');
  for (const [program, ...args] of [
    ['typescript/bin/tsc', '-b'],
    // The web app, which takes the libraries as they were just compiled.
    ['vite/bin/vite.js', 'build', '--config', inRoot('apps/web/vite.config.mjs'), '--logLevel', 'error'],
  ]) {
    const { code, output } = await run(process.execPath, [inRoot('node_modules', program ?? ''), ...args]);
    if (code === 0) continue;
    if (required) throw new PlainError(`Compiling failed.\n${lastLines(output, 40)}`);
    say(`Compiling failed; going on with what compiled.\n${lastLines(output, 10)}`);
    return;
  }
  remember('build', stamp);
}

if (process.argv[1] === inRoot('tools', 'setup.mjs')) {
  requireNode();
  await asCommand(() => setUp());
}
