// Where things are, and the one check that must come before everything else.
import { fileURLToPath } from 'node:url';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** Folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {...string} parts
 * @returns {string} a path inside the project
 */
export const inRoot = (...parts) => join(root, ...parts);

/**
 * Folder that holds everything a running product writes.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function dataDirectory(env = process.env) {
  const given = env['INTERSTICE_DATA_DIR'];
  if (!given) return inRoot('var');
  return isAbsolute(given) ? given : resolve(root, given);
}

/** Ends the process with a plain sentence when this Node.js is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Interstice needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** An error whose message is all that a reader needs: printed without a stack. */
export class PlainError extends Error {}

/**
 * Runs the main function of a command and turns what it throws into an exit code.
 * @param {() => Promise<void>} work
 */
export async function asCommand(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
