// Patients whose true course is known, tested with the scatter of a real test. Nothing here judges.
import { addMonths, emptyRecord, millilitres, parseIsoDate } from '@interstice/clinical';

const FIRST_TEST_ON = parseIsoDate('2024-01-15');
const BASELINE_ML = 3000;
/** When a patient of the sudden course falls, between two tests of either schedule. */
const SUDDEN_AT_MONTHS = 10;

/**
 * @typedef {object} Course
 * @property {string} id
 * @property {string} title
 * @property {(months: number) => number} level the true FVC as a share of that of the first test
 */

/** @type {readonly Course[]} */
export const courses = [
  { id: 'stable', title: 'stable: no change', level: () => 1 },
  { id: 'slow', title: 'slow: 3 % of the first value a year', level: (months) => 1 - (0.03 * months) / 12 },
  {
    id: 'progressing',
    title: 'progressing: 10 % of the first value a year',
    level: (months) => 1 - (0.1 * months) / 12,
  },
  {
    id: 'sudden',
    title: 'sudden: 15 % at once, ten months in',
    level: (months) => (months < SUDDEN_AT_MONTHS ? 1 : 0.85),
  },
];

/**
 * Numbers between 0 and 1 that are the same for the same seed (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The tests of one patient over two years, the worsened symptoms reported half a year in.
 * @param {Course} course
 * @param {{ everyMonths: number, noise: number, months: number, chance: () => number }} how
 */
export function patientOf({ level }, { everyMonths, noise, months, chance }) {
  /** @type {import('@interstice/clinical').Pft[]} */
  const pfts = [];
  for (let at = 0; at <= months; at += everyMonths) {
    const lineageId = `pft ${at}`;
    pfts.push({
      lineageId,
      id: `${lineageId} v1`,
      testedOn: addMonths(FIRST_TEST_ON, at),
      bronchodilator: 'pre',
      fvc: millilitres(Math.round(BASELINE_ML * level(at) * Math.exp(noise * normal(chance)))),
    });
  }
  return pfts;
}

/**
 * The record as it stood after so many tests.
 * @param {ReturnType<typeof patientOf>} pfts
 * @param {number} tests
 * @param {boolean} withSymptoms
 */
export function recordAfter(pfts, tests, withSymptoms) {
  const known = pfts.slice(0, tests);
  const reportedOn = addMonths(FIRST_TEST_ON, 6);
  const last = known.at(-1);
  return {
    ...emptyRecord('simulated', FIRST_TEST_ON),
    pfts: known,
    symptomReports:
      withSymptoms && last && last.testedOn >= reportedOn
        ? [{ lineageId: 'symptoms', id: 'symptoms v1', reportedOn, change: /** @type {const} */ ('worse') }]
        : [],
  };
}

/** @param {() => number} chance */
function normal(chance) {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
