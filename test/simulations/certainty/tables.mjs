// The outcomes as tables of a page.
import { courses } from './cohorts.mjs';
import { definitions, MONTHS, rules, simulate } from './simulate.mjs';

export const START = '<!-- simulated: start -->';
export const END = '<!-- simulated: end -->';

const SCHEDULES = [3, 6];
/** The scatter that is assumed, and one point either way. */
const NOISES = [4, 3, 5];

/** @param {{ seed: number, patients: number, say: (line: string) => void }} run */
export async function tablesOf({ seed, patients, say }) {
  const parts = [
    `Seed ${seed}; ${patients} patients a course and row, followed for ${MONTHS} months.`,
    'Courses: ' + courses.map(({ title }) => title).join('; ') + '.',
  ];
  for (const definition of definitions) {
    const noises = definition.id === 'inbuild-a' ? NOISES : NOISES.slice(0, 1);
    for (const noisePct of noises) {
      for (const everyMonths of SCHEDULES) {
        say(`${definition.title}, ${noisePct} %, every ${everyMonths} months …`);
        const outcomes = simulate({ definition, setting: { everyMonths, noisePct }, patients, seed });
        parts.push(
          `### ${definition.title}: every ${everyMonths} months, ${noisePct} % scatter of one test`,
          tableOf(outcomes),
        );
      }
    }
  }
  return parts.join('\n\n');
}

/** @param {ReturnType<typeof simulate>} outcomes */
function tableOf(outcomes) {
  const rows = rules.map(({ id, title }) => {
    const of = outcomes[id] ?? {};
    return [
      title,
      falseText(of['stable']),
      falseText(of['slow']),
      foundText(of['progressing']),
      delayText(of['progressing']),
      foundText(of['sudden']),
      delayText(of['sudden']),
    ];
  });
  const head = [
    'list',
    'false, stable',
    'false, slow',
    'found, progressing',
    'delay',
    'found, sudden',
    'delay, sudden',
  ];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** @typedef {import('./simulate.mjs').Outcome | undefined} Told */

/** @param {Told} outcome */
const falseText = (outcome) => outcome?.falsePer100Years.toFixed(1) ?? '–';
/** @param {Told} outcome */
const foundText = (outcome) =>
  outcome?.sensitivityPct === null || outcome === undefined ? '–' : `${outcome.sensitivityPct.toFixed(1)} %`;
/** @param {Told} outcome */
const delayText = (outcome) =>
  outcome?.delayMonths === null || outcome === undefined ? '–' : `${outcome.delayMonths} months`;

/**
 * @param {string} page
 * @param {string} tables
 */
export function withTables(page, tables) {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The page has no ${START} … ${END}.`);
  return `${before}${START}\n\n${tables}\n\n${END}${after}`;
}
