// The tiers of the suite, in the order in which they run. A tier that takes longer than its budget is named;
// in CI one that takes longer than 1.5 times its budget fails.

/**
 * @typedef {object} Tier
 * @property {string} name
 * @property {number} budgetSeconds
 * @property {number} testSeconds limit of one test or hook
 * @property {number} jestWorkers
 * @property {boolean} needsCluster
 * @property {boolean} [needsBrowser]
 * @property {string} [project] of jest.config.mjs, where it is not named like the tier
 * @property {string} [timeZone] of the process; UTC otherwise
 * @property {string} [paths] only files whose path matches
 */

/** Days are calendar days: the same west and east of UTC, and where daylight saving moves the clock. */
const dayFiles = 'clinical/|test-window|symptoms-in-time|review';
const inZone = { budgetSeconds: 30, testSeconds: 10, jestWorkers: 2, needsCluster: false, project: 'pure' };

/** @type {readonly Tier[]} */
export const tiers = [
  { name: 'checks', budgetSeconds: 90, testSeconds: 120, jestWorkers: 2, needsCluster: false },
  {
    name: 'pure',
    budgetSeconds: 60,
    testSeconds: 10,
    jestWorkers: 2,
    needsCluster: false,
    paths: '^(?!.*rule-mutants)',
  },
  // Every number and operator of the rules changed in turn: as long as all other pure specs together.
  {
    name: 'rules',
    budgetSeconds: 120,
    testSeconds: 60,
    jestWorkers: 2,
    needsCluster: false,
    project: 'pure',
    paths: 'rule-mutants',
  },
  { name: 'pure, west', ...inZone, timeZone: 'America/New_York', paths: dayFiles },
  { name: 'pure, east', ...inZone, timeZone: 'Pacific/Apia', paths: dayFiles },
  { name: 'integration', budgetSeconds: 180, testSeconds: 30, jestWorkers: 2, needsCluster: true },
  { name: 'journeys', budgetSeconds: 180, testSeconds: 60, jestWorkers: 2, needsCluster: true },
  { name: 'faults', budgetSeconds: 150, testSeconds: 120, jestWorkers: 2, needsCluster: true },
  {
    name: 'browser',
    budgetSeconds: 150,
    testSeconds: 60,
    jestWorkers: 2,
    needsCluster: true,
    needsBrowser: true,
  },
];

export const failAtTimesBudget = 1.5;
