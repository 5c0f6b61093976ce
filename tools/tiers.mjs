// The tiers of the suite, in the order in which they run. A tier that takes longer than its budget is named;
// in CI one that takes longer than 1.5 times its budget fails.

/**
 * @typedef {object} Tier
 * @property {string} name also the name of its project in jest.config.mjs
 * @property {number} budgetSeconds
 * @property {number} testSeconds limit of one test or hook
 * @property {number} jestWorkers
 * @property {boolean} needsCluster
 */

/** @type {readonly Tier[]} */
export const tiers = [
  { name: 'checks', budgetSeconds: 90, testSeconds: 120, jestWorkers: 2, needsCluster: false },
  { name: 'pure', budgetSeconds: 60, testSeconds: 10, jestWorkers: 2, needsCluster: false },
  { name: 'integration', budgetSeconds: 180, testSeconds: 30, jestWorkers: 2, needsCluster: true },
  { name: 'journeys', budgetSeconds: 180, testSeconds: 60, jestWorkers: 2, needsCluster: true },
  { name: 'faults', budgetSeconds: 150, testSeconds: 120, jestWorkers: 2, needsCluster: true },
];

export const failAtTimesBudget = 1.5;
