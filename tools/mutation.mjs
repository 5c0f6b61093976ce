// `npm run mutation`: is there a spec that notices when the code of a domain library is wrong? Stryker changes it in one place
// at a time. Writes the table of docs/mutation.md and lists what survived. No part of `npm test`: takes long.
//   npm run mutation -- clinical                    one library; its row is renewed, the others stay
//   npm run mutation -- lung-function --file lms     files whose path has this, to look at; nothing is written
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';
import { domainLibraries } from './mutated-copy.mjs';
import { installStryker, isFound, isTried, mutateLibrary } from './stryker.mjs';
import { asCommand, inRoot, PlainError, requireNode } from './workspace.mjs';

/** Below this share of found mutants the run fails. */
const LOWEST_SCORE = 85;
const START = '<!-- figures: written by npm run mutation -->';
const END = '<!-- end of figures -->';
const HEAD = ['library', 'score', 'killed', 'timed out', 'survived', 'no coverage', 'not tried', 'day'];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string' }, concurrency: { type: 'string', default: '2' } },
});

const interrupted = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => interrupted.abort());
}

/** @param {import('./stryker.mjs').Mutant[]} mutants */
function figuresOf(mutants) {
  const count = (/** @type {import('./stryker.mjs').Mutant['status'][]} */ ...of) =>
    mutants.filter(({ status }) => of.includes(status)).length;
  const killed = count('Killed');
  const timedOut = count('Timeout');
  const survived = count('Survived');
  const noCoverage = count('NoCoverage');
  const tried = killed + timedOut + survived + noCoverage;
  if (tried === 0) throw new PlainError('Nothing was mutated.');
  // Rounded down, so that 100 % is said of all only.
  const score = Math.floor((1000 * (killed + timedOut)) / tried) / 10;
  return { score, killed, timedOut, survived, noCoverage, notTried: mutants.length - tried };
}

/**
 * As soon as a file is done: a library takes long.
 * @param {string} path
 * @param {import('./stryker.mjs').Mutant[]} mutants
 */
function showFile(path, mutants) {
  console.log(`${path}: ${mutants.filter(isFound).length} of ${mutants.filter(isTried).length} found`);
  const oneLine = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').slice(0, 70);
  for (const mutant of mutants) {
    if (!isTried(mutant) || isFound(mutant)) continue;
    const { place, mutator, was, became, status } = mutant;
    const what = status === 'Survived' ? 'survived' : 'run by no spec';
    console.log(`${place}  ${mutator}, ${what}: ${oneLine(was)} → ${oneLine(became)}`);
  }
}

/**
 * @param {string} page
 * @param {string} library
 * @param {string[]} cells
 */
function withRow(page, library, cells) {
  const [before, rest] = page.split(START);
  const [table, after] = rest?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined) {
    throw new PlainError(`docs/mutation.md has no ${START} … ${END}.`);
  }
  const rows = domainLibraries.map((name) => {
    const kept = table.split('\n').find((line) => line.startsWith(`| ${name} `));
    const notRun = [name, 'not run', ...HEAD.slice(2).map(() => '')];
    if (name === library) return [name, ...cells];
    return kept
      ? kept
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : notRun;
  });
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const ruled = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `${before}${START}\n\n${[line(HEAD), ruled, ...rows.map(line)].join('\n')}\n\n${END}${after}`;
}

await asCommand(async () => {
  requireNode();
  const unknown = positionals.filter((name) => !domainLibraries.includes(name));
  if (unknown.length > 0) throw new PlainError(`Libraries: ${domainLibraries.join(', ')}`);
  await setUp({ build: 'skipped' });
  await installStryker(console.log);
  const page = inRoot('docs', 'mutation.md');
  for (const library of positionals.length > 0 ? positionals : domainLibraries) {
    if (interrupted.signal.aborted) throw new PlainError('Interrupted.');
    const { file, concurrency } = options;
    const mutants = await mutateLibrary(library, {
      file,
      concurrency: Number(concurrency),
      signal: interrupted.signal,
      done: showFile,
    });
    const { score, killed, timedOut, survived, noCoverage, notTried } = figuresOf(mutants);
    const counts = [killed, timedOut, survived, noCoverage, notTried].map(String);
    console.log(`${library}: ${score} % of ${mutants.length - notTried} found; not tried ${notTried}`);
    if (score < LOWEST_SCORE) {
      console.log(`${library} is below ${LOWEST_SCORE} %.`);
      process.exitCode = 1;
    }
    if (file) continue;
    const day = new Date().toISOString().slice(0, 10);
    writeFileSync(page, withRow(readFileSync(page, 'utf8'), library, [`${score} %`, ...counts, day]));
  }
});
