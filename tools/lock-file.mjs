import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandLine, isAlive } from './process-liveness.mjs';

/**
 * Takes a lock that dies with its holder: the file names a process, and only a live one counts.
 * @param {string} file
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  // Linked into place with its content: nobody ever reads a lock that is still empty.
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const holder = holderOf(file);
      if (holder === undefined) continue;
      if (holder !== process.pid && isAlive(holder) && /node/.test(commandLine(holder)))
        return { heldBy: holder };
      takeAway(file, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** @param {string} file */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined; // Released between the two looks.
    throw error;
  }
}

/**
 * Takes a dead process's lock out of the way. Of several starters that saw it only one renames it, and one that has
 * renamed a newer lock puts it back.
 * @param {string} file
 * @param {number} holder
 */
function takeAway(file, holder) {
  const stale = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, stale);
    if (Number(readFileSync(stale, 'utf8')) !== holder) linkSync(stale, file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(stale, { force: true });
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && /** @type {NodeJS.ErrnoException} */ (error).code === code;
}
