// `npm run mutation`: is there a spec that notices when the code of a domain library is wrong? Stryker changes it in one place
// at a time. Writes the tables of docs/mutation.md, file by file, and lists what survived. No part of `npm test`: takes long.
//   npm run mutation -- clinical                    one library; what is told of the others stays
//   npm run mutation -- lung-function --file lms     of it the files whose path has this
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';
import { domainLibraries } from './mutated-copy.mjs';
import { askedOn, figuresOf, scoreOf, sumOf, triedIn, withFigures } from './mutation-figures.mjs';
import { filesToMutate, installStryker, isFound, isTried, mutateLibrary } from './stryker.mjs';
import { asCommand, inRoot, PlainError, requireNode } from './workspace.mjs';

/** Below this share of found mutants the run fails. */
const LOWEST_SCORE = 85;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string' }, concurrency: { type: 'string', default: '2' } },
});

const interrupted = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => interrupted.abort());
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

await asCommand(async () => {
  requireNode();
  const unknown = positionals.filter((name) => !domainLibraries.includes(name));
  if (unknown.length > 0) throw new PlainError(`Libraries: ${domainLibraries.join(', ')}`);
  await setUp({ build: 'skipped' });
  await installStryker(console.log);
  const page = inRoot('docs', 'mutation.md');
  const files = new Map(domainLibraries.map((library) => [library, filesToMutate(library).sort()]));
  for (const library of positionals.length > 0 ? positionals : domainLibraries) {
    if (interrupted.signal.aborted) throw new PlainError('Interrupted.');
    const { file, concurrency } = options;
    /** @type {import('./mutation-figures.mjs').Figures[]} */
    const all = [];
    await mutateLibrary(library, {
      file,
      concurrency: Number(concurrency),
      signal: interrupted.signal,
      done: (path, mutants) => {
        showFile(path, mutants);
        const figures = figuresOf(mutants);
        all.push(figures);
        const asked = { file: `${library}/${path}`, figures, day: new Date().toISOString().slice(0, 10) };
        const told = readFileSync(page, 'utf8');
        const others = askedOn(told).filter(({ file }) => file !== asked.file);
        writeFileSync(page, withFigures(told, [...others, asked], files));
      },
    });
    const sum = sumOf(all);
    const score = scoreOf(sum);
    if (score === undefined) throw new PlainError('Nothing was mutated.');
    console.log(`${library}: ${score} % of ${triedIn(sum)} found; not tried ${sum.notTried}`);
    if (score < LOWEST_SCORE) {
      console.log(`${library} is below ${LOWEST_SCORE} %.`);
      process.exitCode = 1;
    }
  }
});
