// Runs a program to its end; quiet unless it fails.
import { spawn } from 'node:child_process';
import { PlainError, root } from './workspace.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {{ uid: number, gid: number } | undefined} [account] run as this account
 * @property {boolean} [show] pass the program's output through instead of keeping it
 * @property {number} [timeoutMs]
 * @property {AbortSignal} [signal]
 */

/**
 * @typedef {object} Finished
 * @property {number} code exit code, or 1 when a signal ended the program
 * @property {string} output standard output and standard error together
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, account, show = false, timeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      ...(account ?? {}),
      ...(timeoutMs ? { timeout: timeoutMs } : {}),
      ...(signal ? { signal } : {}),
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * As {@link run}, but a failure throws with the end of the program's output.
 * @param {string} what a phrase for the reader, such as "Installing the packages"
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function runOrFail(what, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new PlainError(`${what} failed (exit code ${code}).\n${lastLines(output, 40)}`);
  return output;
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
