// Stryker on one domain library.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { run, runOrFail } from './run-command.mjs';
import { npmCommand, npmEnvironment } from './setup.mjs';
import { copyProject, ONE_FILE, specsOf, writeBundling } from './mutated-copy.mjs';
import { isCurrent, remember } from './stamp.mjs';
import { inRoot, PlainError } from './workspace.mjs';

// Not in package.json: nothing else needs it. The last version that runs on Node.js 20.
const packages = ['@stryker-mutator/core@9.6.1'];
const cache = inRoot('node_modules', '.cache', 'mutation');

// Tables and rules are changed number by number in rule-mutants.spec.ts, which knows what a step of each is.
const notMutated = /(\.(spec|cases|spec-support|rules|table|d)|(^|[/\\])index)\.ts$/;

/**
 * @typedef {object} Mutant
 * @property {string} place path and line
 * @property {string} mutator
 * @property {string} was the text that was replaced
 * @property {string} became
 * @property {'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'Ignored' | 'CompileError' | 'RuntimeError'} status
 */

/** @param {(line: string) => void} say */
export async function installStryker(say) {
  const stamp = packages.join(' ');
  if (isCurrent('mutation', stamp) && existsSync(strykerProgram())) return;
  say('Installing Stryker under node_modules/.cache …');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  const [command, ...before] = npmCommand();
  const args = [...before, 'install', '--prefix', cache, '--save-exact', '--no-progress'];
  const env = npmEnvironment();
  await runOrFail('Installing Stryker', command, [...args, '--ignore-scripts', ...packages], {
    cwd: cache,
    env,
  });
  remember('mutation', stamp);
}

const strykerProgram = () => join(cache, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/**
 * One run of Stryker a file: with marks of mutants in every file of a library, its specs take four times as long.
 * @param {string} library
 * @param {{ file: string | undefined, concurrency: number, signal: AbortSignal, done: (path: string, mutants: Mutant[]) => void }} options
 *   file: a part of the path below `src` of those to change, all unless given; concurrency: how many files at once
 * @returns {Promise<Mutant[]>} by file and line
 */
export async function mutateLibrary(library, { file = '', concurrency, signal, done }) {
  const files = filesToMutate(library).filter((path) => path.includes(file));
  const waiting = [...files];
  /** @type {Map<string, Mutant[]>} */
  const found = new Map();
  const mutateOneByOne = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'interstice-mutation-'));
    try {
      copyProject(folder);
      writeBundling(folder, specsOf(folder, library));
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const mutants = await mutateFile(folder, library, path, signal);
        found.set(path, mutants);
        done(path, mutants);
      }
    } finally {
      waiting.length = 0;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 }); // Stryker may still be leaving.
    }
  };
  await Promise.all(Array.from({ length: concurrency }, mutateOneByOne));
  return files.sort().flatMap((path) => found.get(path) ?? []);
}

/** @param {Mutant} mutant */
export const isFound = ({ status }) => status === 'Killed' || status === 'Timeout';
/** @param {Mutant} mutant */
export const isTried = (mutant) =>
  isFound(mutant) || mutant.status === 'Survived' || mutant.status === 'NoCoverage';

/**
 * @param {string} library
 * @returns {string[]} paths below its `src`, the largest first, so that none is left to the end alone
 */
export function filesToMutate(library) {
  const source = inRoot('libs', library, 'src');
  const size = (/** @type {string} */ path) => statSync(join(source, path)).size;
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !notMutated.test(path) && hasCode(join(source, path)))
    .map((path) => path.replaceAll('\\', '/'))
    .sort((one, other) => size(other) - size(one));
}

/** Types alone leave nothing to change. @param {string} path */
function hasCode(path) {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    removeComments: true,
  };
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), { compilerOptions });
  return outputText.trim() !== 'export {};';
}

/**
 * @param {string} folder a copy of the project
 * @param {string} library
 * @param {string} path below its `src`
 * @param {AbortSignal} signal
 */
async function mutateFile(folder, library, path, signal) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const configuration = strykerFor(`libs/${library}/src/${path}`, report);
  writeFileSync(join(folder, 'stryker.config.json'), JSON.stringify(configuration));
  const INTERSTICE_MUTATED_FILE = join(folder, ONE_FILE);
  const env = { ...process.env, INTERSTICE_MUTATED_FILE, FORCE_COLOR: '0', TZ: 'UTC' };
  const { code, output } = await run(process.execPath, [strykerProgram(), 'run'], {
    cwd: folder,
    env,
    signal,
  }).catch((error) => {
    throw signal.aborted ? new PlainError('Interrupted.') : error;
  });
  if (code !== 0 || !existsSync(report)) {
    throw new PlainError(`Stryker ended with ${code} on ${path}.\n${output.slice(-4000)}`);
  }
  return mutantsIn(JSON.parse(readFileSync(report, 'utf8')));
}

/** @param {string} path @param {string} report */
function strykerFor(path, report) {
  return {
    testRunner: 'one-file',
    plugins: [inRoot('tools', 'stryker-runner.mjs')],
    testRunnerNodeArgs: ['--no-warnings'],
    mutate: [path],
    coverageAnalysis: 'perTest',
    // What is worked out while a file is loaded costs a run of all specs each.
    ignoreStatic: true,
    concurrency: 1,
    // Generous, so that a busy machine kills no mutant.
    timeoutMS: 20_000,
    dryRunTimeoutMinutes: 30,
    buildCommand: `${process.execPath} bundle.mjs`,
    inPlace: true, // The copy is the sandbox.
    disableTypeChecks: false,
    reporters: ['json'],
    jsonReporter: { fileName: report },
    tempDirName: 'stryker-tmp',
    allowConsoleColors: false,
  };
}

/** @typedef {{ line: number, column: number }} Position */
/** @typedef {{ status: Mutant['status'], mutatorName: string, replacement?: string, location: { start: Position, end: Position } }} Found */

/**
 * @param {{ files: Record<string, { source: string, mutants: Found[] }> }} report
 * @returns {Mutant[]}
 */
function mutantsIn(report) {
  return Object.entries(report.files).flatMap(([path, { source, mutants }]) =>
    mutants.map(({ status, mutatorName, replacement = '', location: { start, end } }) => ({
      place: `${path}:${start.line}`,
      mutator: mutatorName,
      was: textBetween(source, start, end),
      became: replacement,
      status,
    })),
  );
}

/** @param {string} source @param {Position} start @param {Position} end both counted from 1 */
function textBetween(source, start, end) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push((lines.pop() ?? '').slice(0, end.column - 1));
  return [(lines[0] ?? '').slice(start.column - 1), ...lines.slice(1)].join('\n');
}
