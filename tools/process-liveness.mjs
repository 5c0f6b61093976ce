import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/**
 * @param {number} pid
 * @returns {boolean} whether a process of that id exists, whoever owns it
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Command line of a live process: process ids are used again, so an id in a file proves nothing alone.
 * @param {number} pid
 * @returns {string} empty when there is no such process
 */
export function commandLine(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return ''; // It ended between the two looks.
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/**
 * Ends the process that a pid file names, at once, if it still is the one that is meant.
 * @param {string} pidFile
 * @param {string} mark part of the command line, since process ids are used again
 */
export function endProcessOf(pidFile, mark) {
  try {
    if (!existsSync(pidFile)) return;
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    if (isAlive(pid) && commandLine(pid).includes(mark)) process.kill(pid, 'SIGQUIT');
  } catch {
    // Another user's: it is theirs to end.
  }
}
