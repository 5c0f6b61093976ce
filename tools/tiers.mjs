// The tiers of the suite, in the order in which they run. A tier that takes longer than its budget is named;
// one that takes longer than 1.5 times its budget fails.

/**
 * @typedef {object} Tier
 * @property {string} name also the name of its project in jest.config.mjs
 * @property {number} budgetSeconds
 * @property {number} jestWorkers
 * @property {boolean} needsCluster
 */

/** @type {readonly Tier[]} */
export const tiers = [
  { name: 'pure', budgetSeconds: 60, jestWorkers: 2, needsCluster: false },
  { name: 'integration', budgetSeconds: 180, jestWorkers: 2, needsCluster: true },
  { name: 'journeys', budgetSeconds: 180, jestWorkers: 2, needsCluster: true },
  { name: 'faults', budgetSeconds: 150, jestWorkers: 1, needsCluster: true },
];

export const failAtTimesBudget = 1.5;
