// How often each list is wrong, how much it finds and how late, on patients whose true course is known.
import { assessProgression, INBUILD, SHORT_FORM } from '@interstice/progression';
import { chanceOf, courses, patientOf, recordAfter } from './cohorts.mjs';

export const MONTHS = 24;
/** A true fall counts as found when it is listed no later than so many tests after it. */
const TESTS_TO_FIND = 2;
/** So that a true fall of exactly the threshold is not lost in a fraction. */
const NEXT_TO_NOTHING = 1e-9;
const CUT_OFFS = [20, 30, 40, 50, 70, 90];

/**
 * @typedef {object} Rule
 * @property {string} id
 * @property {string} title
 * @property {(set: import('@interstice/progression').SetAssessment) => boolean} lists
 */

/** @type {readonly Rule[]} */
export const rules = [
  { id: 'bare', title: 'the rule alone', lists: ({ story }) => story.supported },
  { id: 'confirmed', title: 'confirmed (B-11)', lists: ({ story }) => story.certainty === 'confirmed' },
  ...CUT_OFFS.map((pct) => ({
    id: `likely-${pct}`,
    title: `probability at least ${pct} %`,
    lists: (/** @type {import('@interstice/progression').SetAssessment} */ { likelihood }) =>
      Math.max(likelihood?.worst?.pct ?? 0, likelihood?.latest?.pct ?? 0) >= pct,
  })),
];

export const definitions = [
  { id: 'inbuild-a', title: 'INBUILD A (10 % in 24 months)', set: INBUILD, share: 0.1, withSymptoms: false },
  {
    id: 'short-form',
    title: 'Short form (10 %, or 5 % with worsened symptoms, which everybody reports half a year in)',
    set: SHORT_FORM,
    share: 0.05,
    withSymptoms: true,
  },
];

/** @typedef {(typeof definitions)[number]} Definition */
/** @typedef {{ everyMonths: number, noisePct: number }} Setting */
/**
 * @typedef {object} Outcome
 * @property {number} falsePer100Years first listings before the true fall, in 100 patient-years before it
 * @property {number | null} sensitivityPct found no later than two tests after the true fall; null where there is none
 * @property {number | null} delayMonths median of those listed; negative is early
 */

/**
 * @param {{ definition: Definition, setting: Setting, patients: number, seed: number }} run
 * @returns {Record<string, Record<string, Outcome>>} by rule, by course
 */
export function simulate({ definition, setting, patients, seed }) {
  const times = Array.from({ length: MONTHS / setting.everyMonths + 1 }, (_, k) => k * setting.everyMonths);
  /** @type {Record<string, Record<string, Outcome>>} */
  const outcomes = Object.fromEntries(rules.map(({ id }) => [id, {}]));
  courses.forEach((course, number) => {
    const chance = chanceOf(seed + number);
    const trueAt = firstTrue(
      times.map((at) => course.level(at)),
      definition.share,
    );
    const listed = Array.from({ length: patients }, () => {
      const how = { everyMonths: setting.everyMonths, noise: setting.noisePct / 100, months: MONTHS, chance };
      return listings(patientOf(course, how), definition);
    });
    rules.forEach(({ id }, rule) => {
      const ofCourse = outcomes[id];
      const firsts = listed.map((of) => of[rule] ?? Infinity);
      if (ofCourse) ofCourse[course.id] = outcomeOf(firsts, trueAt, times, setting.everyMonths);
    });
  });
  return outcomes;
}

/**
 * The test at which each rule lists a patient first.
 * @param {ReturnType<typeof patientOf>} pfts
 * @param {Definition} definition
 */
function listings(pfts, { set, withSymptoms }) {
  const firsts = rules.map(() => Infinity);
  for (let tests = 2; tests <= pfts.length && firsts.includes(Infinity); tests += 1) {
    const [assessed] = assessProgression(recordAfter(pfts, tests, withSymptoms), [set]).sets;
    if (!assessed) continue;
    rules.forEach(({ lists }, rule) => {
      if (firsts[rule] === Infinity && lists(assessed)) firsts[rule] = tests - 1;
    });
  }
  return firsts;
}

/**
 * The first test at which the true level lies a share below that of any test before.
 * @param {readonly number[]} levels
 * @param {number} share
 */
function firstTrue(levels, share) {
  const found = levels.findIndex((level, at) =>
    levels.slice(0, at).some((before) => (before - level) / before >= share - NEXT_TO_NOTHING),
  );
  return found < 0 ? Infinity : found;
}

/**
 * @param {readonly number[]} firsts
 * @param {number} trueAt
 * @param {readonly number[]} times
 * @param {number} everyMonths
 * @returns {Outcome}
 */
function outcomeOf(firsts, trueAt, times, everyMonths) {
  const free = Math.min(trueAt, times.length - 1);
  const falseOnes = firsts.filter((first) => first < trueAt).length;
  const years = firsts.reduce((sum, first) => sum + (Math.min(first, free) * everyMonths) / 12, 0);
  const found = firsts.filter((first) => first <= trueAt + TESTS_TO_FIND).length;
  const delays = firsts
    .filter(Number.isFinite)
    .map((first) => (first - trueAt) * everyMonths)
    .sort((one, other) => one - other);
  const isTrue = Number.isFinite(trueAt);
  return {
    falsePer100Years: (falseOnes / years) * 100,
    sensitivityPct: isTrue ? (found / firsts.length) * 100 : null,
    delayMonths: isTrue ? (delays[Math.floor(delays.length / 2)] ?? null) : null,
  };
}
