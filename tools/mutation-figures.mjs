// The tables of docs/mutation.md: a line for each file that was asked, and the sum of a library's files.
import { PlainError } from './workspace.mjs';

const START = '<!-- figures: written by npm run mutation -->';
const END = '<!-- end of figures -->';
const COUNTED = ['killed', 'timed out', 'survived', 'no coverage', 'not tried'];
const OF_LIBRARIES = ['library', 'files', 'score', ...COUNTED, 'days'];
const OF_FILES = ['file', 'score', ...COUNTED, 'day'];

/**
 * How many mutants ended in which way.
 * @typedef {object} Figures
 * @property {number} killed
 * @property {number} timedOut
 * @property {number} survived
 * @property {number} noCoverage
 * @property {number} notTried
 */

/** @typedef {{ file: string, figures: Figures, day: string }} Asked `file` begins with its library */

/** @param {import('./stryker.mjs').Mutant[]} mutants @returns {Figures} */
export function figuresOf(mutants) {
  const count = (/** @type {import('./stryker.mjs').Mutant['status'][]} */ ...of) =>
    mutants.filter(({ status }) => of.includes(status)).length;
  return {
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survived: count('Survived'),
    noCoverage: count('NoCoverage'),
    notTried: count('Ignored', 'CompileError', 'RuntimeError'),
  };
}

/** @param {Figures[]} all @returns {Figures} */
export function sumOf(all) {
  const sum = (/** @type {keyof Figures} */ name) => all.reduce((total, figures) => total + figures[name], 0);
  return {
    killed: sum('killed'),
    timedOut: sum('timedOut'),
    survived: sum('survived'),
    noCoverage: sum('noCoverage'),
    notTried: sum('notTried'),
  };
}

/** @param {Figures} figures @returns {number} */
export const triedIn = ({ killed, timedOut, survived, noCoverage }) =>
  killed + timedOut + survived + noCoverage;

/**
 * The share that was found, in percent, rounded down, so that 100 is said of all only.
 * @param {Figures} figures
 * @returns {number | undefined} of nothing there is none
 */
export function scoreOf(figures) {
  const tried = triedIn(figures);
  return tried === 0 ? undefined : Math.floor((1000 * (figures.killed + figures.timedOut)) / tried) / 10;
}

/**
 * @param {string} page
 * @returns {Asked[]}
 */
export function askedOn(page) {
  return splitAtMarks(page)
    .table.split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [file = '', , ...rest] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const [killed = 0, timedOut = 0, survived = 0, noCoverage = 0, notTried = 0] = rest
        .slice(0, COUNTED.length)
        .map(Number);
      const day = rest.at(-1) ?? '';
      return {
        file: file.replaceAll('`', ''),
        figures: { killed, timedOut, survived, noCoverage, notTried },
        day,
      };
    });
}

/**
 * @param {string} page
 * @param {Asked[]} asked of all libraries
 * @param {Map<string, string[]>} files of each library, those that can be mutated: what is told of any other is dropped
 */
export function withFigures(page, asked, files) {
  const { before, after } = splitAtMarks(page);
  const tables = [...files].map(([library, paths]) => {
    const known = paths.flatMap((path) => asked.find(({ file }) => file === `${library}/${path}`) ?? []);
    const days = [...new Set(known.map(({ day }) => day))].sort();
    const sum = sumOf(known.map(({ figures }) => figures));
    return {
      row: [
        library,
        `${known.length} of ${paths.length}`,
        ...cellsOf(sum),
        days.length > 1 ? `${days[0]} to ${days.at(-1)}` : (days[0] ?? ''),
      ],
      files: known.map(({ file, figures, day }) => [`\`${file}\``, ...cellsOf(figures), day]),
    };
  });
  const libraries = tableOf(
    OF_LIBRARIES,
    tables.map(({ row }) => row),
  );
  const ofFiles = tableOf(
    OF_FILES,
    tables.flatMap(({ files: rows }) => rows),
  );
  return `${before}${START}\n\n${libraries}\n\n## By file\n\n${ofFiles}\n\n${END}${after}`;
}

/** @param {Figures} figures */
function cellsOf(figures) {
  const score = scoreOf(figures);
  const { killed, timedOut, survived, noCoverage, notTried } = figures;
  return [
    score === undefined ? '' : `${score.toFixed(1)} %`,
    ...[killed, timedOut, survived, noCoverage, notTried].map(String),
  ];
}

/** @param {string} page */
function splitAtMarks(page) {
  const [before, rest] = page.split(START);
  const [table, after] = rest?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined) {
    throw new PlainError(`docs/mutation.md has no ${START} … ${END}.`);
  }
  return { before, table, after };
}

/** @param {string[]} head @param {string[][]} rows */
function tableOf(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const ruled = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), ruled, ...rows.map(line)].join('\n');
}
