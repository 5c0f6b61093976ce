// `npm run check`: format, lint with its boundaries, types of everything, and the rules of the repository itself.
import { asCommand, inRoot, requireNode, root } from './workspace.mjs';
import { setUp } from './setup.mjs';
import { lastLines, run } from './run-command.mjs';

const node = process.execPath;
const bin = (/** @type {string} */ path) => inRoot('node_modules', path);

/** @typedef {{ name: string, command: string[], env?: Record<string, string> }} Check */

/** @type {Check[]} the longest first */
const checks = [
  {
    name: 'lint',
    // Only through Nx: the boundary rule skips itself, with exit code 0, where there is no project graph.
    command: [node, bin('nx/dist/bin/nx.js'), 'run', 'workspace:lint', '--outputStyle=stream'],
    env: { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', FORCE_COLOR: '0', NO_COLOR: '1' },
  },
  { name: 'format', command: [node, bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'types of tests', command: [node, bin('typescript/bin/tsc'), '-p', 'tsconfig.spec.json'] },
  {
    name: 'types of the web',
    command: [node, bin('typescript/bin/tsc'), '-p', 'apps/web/tsconfig.json'],
  },
  { name: 'types of tools', command: [node, bin('typescript/bin/tsc'), '-p', 'tools/tsconfig.json'] },
  { name: 'repository', command: [node, 'tools/checks/repository.mjs'] },
];

/**
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(signal) {
  const counts = { passed: 0, failed: 0 };
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check && !signal?.aborted; check = waiting.shift()) {
      if (await passes(check)) counts.passed++;
      else counts.failed++;
    }
  };
  await Promise.all([work(), work()]); // Two at a time, as Jest has two workers.
  return counts;
}

/** @param {Check} check */
async function passes({ name, command, env }) {
  const started = Date.now();
  const [program = node, ...args] = command;
  const { code, output } = await run(program, args, { cwd: root, env: { ...process.env, ...env } });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`check ${name.padEnd(16)} ${code === 0 ? 'passed' : 'FAILED'} ${seconds.padStart(6)} s`);
  if (code !== 0) console.log(lastLines(output, 60));
  return code === 0;
}

if (process.argv[1] === inRoot('tools', 'check.mjs')) {
  requireNode();
  await asCommand(async () => {
    await setUp();
    const { failed } = await runChecks();
    if (failed > 0) process.exitCode = 1;
  });
}
