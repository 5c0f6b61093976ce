import { spawn } from 'node:child_process';

/**
 * @typedef {object} ServiceProcess
 * @property {string} name
 * @property {Promise<string>} ended how it ended, in words
 * @property {() => boolean} isRunning
 * @property {(graceMs: number) => Promise<void>} stop asks it to finish what it is doing, and insists after a while
 */

/**
 * Starts one of the product's processes.
 *
 * It gets a channel that closes when this process dies, however it dies: that is its signal to stop as well.
 * It is in a session of its own, so Ctrl-C reaches it once, from here.
 * @param {string} name
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 * @returns {ServiceProcess}
 */
export function startService(name, program, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', program], {
    env,
    detached: true,
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(`could not be started: ${error.message}`));
    child.on('exit', (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
  return {
    name,
    ended,
    isRunning,
    stop: async (graceMs) => {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(insist);
    },
  };
}
