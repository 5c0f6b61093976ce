// A Redis for one run of the tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { run } from './run-command.mjs';

/** @returns {Promise<boolean>} */
async function isInstalled() {
  try {
    return (await run('redis-server', ['--version'])).code === 0;
  } catch {
    return false; // Not on PATH.
  }
}

/**
 * Installs redis-server where that can be done without asking: on Debian, as root. Never fails.
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether there is a redis-server
 */
export async function ensureRedisInstalled(say) {
  if (await isInstalled()) return true;
  const debianAsRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!debianAsRoot) return false;
  say('Installing redis-server …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }; // Run level 1: do not start it.
  const install = ['install', '-y', '--no-install-recommends', 'redis-server'];
  try {
    const first = await run('apt-get', install, { env, timeoutMs: 120_000 });
    if (first.code !== 0) {
      await run('apt-get', ['update'], { env, timeoutMs: 120_000 });
      await run('apt-get', install, { env, timeoutMs: 120_000 });
    }
  } catch (error) {
    say(`redis-server could not be installed: ${error instanceof Error ? error.message : error}`);
  }
  return isInstalled();
}

/**
 * @param {string} folder
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void> }>}
 */
export async function startRedis(folder) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const log = openSync(join(folder, 'redis.log'), 'a');
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  // Its own session: Ctrl-C stops the tests first and Redis after them.
  const child = spawn('redis-server', options, { stdio: ['ignore', log, log], detached: true });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const deadline = Date.now() + 10_000;
  while (!(await pings(port))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`redis-server did not start: ${folder}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function pings(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.on('data', (data) => {
      resolve(data.toString().startsWith('+PONG'));
      socket.end();
    });
    socket.on('error', () => resolve(false));
  });
}
