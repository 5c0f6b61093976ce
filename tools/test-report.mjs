import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {Map<string, number>} skippedBecause reason → number of tests
 */

/** @returns {Counts} */
export const noCounts = () => ({ passed: 0, failed: 0, skipped: 0, skippedBecause: new Map() });

/** Written by `describeSkipped` of test/support into the name of the group. */
const reasonInName = /\(skipped: ([^)]+)\)/;

export const referenceDataUnset = 'INTERSTICE_REFERENCE_DATA is not set';
export const redisAbsent = 'Redis is absent';
export const browserAbsent = 'Chromium is absent';

/**
 * @param {string} file the JSON report of one Jest run
 * @returns {Counts}
 */
export function readReport(file) {
  const counts = noCounts();
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const suite of report.testResults) {
    if (suite.assertionResults.length === 0 && suite.status === 'failed') counts.failed++; // It could not be run.
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed') counts.failed++;
      else {
        counts.skipped++;
        const reason = reasonInName.exec(test.fullName)?.[1] ?? `no reason given (${test.fullName})`;
        counts.skippedBecause.set(reason, (counts.skippedBecause.get(reason) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/**
 * @param {Counts} total
 * @param {Counts} part
 */
export function add(total, part) {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped += part.skipped;
  for (const [reason, count] of part.skippedBecause) {
    total.skippedBecause.set(reason, (total.skippedBecause.get(reason) ?? 0) + count);
  }
}
