// PostgreSQL refuses to run as root. Started by root, it runs as a service account, and what that account
// cannot reach is placed in a system folder.
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { PlainError, root } from './workspace.mjs';

/** @typedef {{ uid: number, gid: number, name: string }} Account */

const systemFolder = '/var/lib/interstice';

/** @param {string} text */
const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * The account that PostgreSQL runs as; undefined when this process is not root and may run it itself.
 * @param {string} [existingData] a data folder whose owner is kept
 * @returns {Account | undefined}
 */
export function serviceAccount(existingData) {
  if (process.getuid?.() !== 0) return undefined;
  if (existingData && existsSync(existingData)) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid, name: `user ${uid}` };
  }
  const found = lookUp('interstice');
  if (found) return found;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'interstice',
  ]);
  const account = lookUp('interstice') ?? lookUp('nobody');
  if (account) return account;
  throw new PlainError(
    'PostgreSQL does not run as root and no account "interstice" or "nobody" exists. Start as another user.',
  );
}

/**
 * @param {string} name
 * @returns {Account | undefined}
 */
function lookUp(name) {
  /** @param {string} flag */
  const id = (flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : Number.NaN;
  };
  const uid = id('-u');
  const gid = id('-g');
  return Number.isInteger(uid) && Number.isInteger(gid) && uid > 0 ? { uid, gid, name } : undefined;
}

/**
 * @param {Account | undefined} account
 * @param {string} path an existing file or folder
 * @returns {boolean} whether the account can run or enter it through every folder above it
 */
export function canReach(account, path) {
  if (!account) return true;
  const test = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
  });
  return test.status === 0;
}

/**
 * Copies the programs where the account can run them, if it cannot where they are.
 * @param {Account | undefined} account
 * @param {{ folder: string, version: string }} binaries
 * @param {(line: string) => void} say
 * @returns {string} folder with `bin`, `lib` and `share`
 */
export function reachableBinaries(account, binaries, say) {
  if (canReach(account, join(binaries.folder, 'bin', 'postgres'))) return binaries.folder;
  const copy = join(projectFolder(), `programs-${binaries.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // Otherwise another start was quicker.
    }
    say(`Account "${account?.name}" cannot read ${root}: PostgreSQL was copied to ${copy}`);
  }
  return copy;
}

/**
 * Makes the folder of a cluster, where it is wanted or, if the account cannot reach it there, in the system folder.
 * @param {Account | undefined} account
 * @param {string} wanted
 * @param {(line: string) => void} say
 * @returns {string}
 */
export function reachableHome(account, wanted, say) {
  makeTraversable(wanted);
  if (canReach(account, wanted)) return wanted;
  const home = join(projectFolder(), `data-${shortHash(wanted)}`);
  makeTraversable(home);
  say(`Account "${account?.name}" cannot reach ${wanted}: the database is kept in ${home}`);
  return home;
}

/** One folder per copy of the project, so that two copies never share a cluster. */
function projectFolder() {
  const folder = join(systemFolder, shortHash(root));
  makeTraversable(folder);
  return folder;
}

/**
 * Makes the missing folders of a path readable by all: only the data folder inside is private.
 * @param {string} folder
 */
function makeTraversable(folder) {
  const first = mkdirSync(folder, { recursive: true });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}

/**
 * @param {Account | undefined} account
 * @param {string} path
 */
export function giveTo(account, path) {
  if (account) chownSync(path, account.uid, account.gid);
}
