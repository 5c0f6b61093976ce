// Tests on parts that a machine may lack. They are skipped there, counted, and the reason is in their name,
// where tools/test-report.mjs reads it.
import { describe } from '@jest/globals';
import { browserAbsent, redisAbsent, referenceDataUnset } from '../../tools/test-report.mjs';

/** Address of the Redis of this run, or undefined where there is none. */
export function testRedisUrl(): string | undefined {
  return process.env['INTERSTICE_TEST_REDIS_URL'] || undefined;
}

/** A group of tests that needs Redis. */
export function describeWithRedis(name: string, tests: (redisUrl: string) => void): void {
  const url = testRedisUrl();
  describeIf(url !== undefined, redisAbsent, name, () => tests(url ?? ''));
}

/** A group of tests that needs a browser. */
export function describeWithBrowser(name: string, tests: (chromiumPath: string) => void): void {
  const path = process.env['INTERSTICE_TEST_CHROMIUM'] || undefined;
  describeIf(path !== undefined, browserAbsent, name, () => tests(path ?? ''));
}

/** A group of tests on data from outside the project, in the folder that INTERSTICE_REFERENCE_DATA names. */
export function describeWithReferenceData(name: string, tests: (folder: string) => void): void {
  const folder = process.env['INTERSTICE_REFERENCE_DATA'] || undefined;
  describeIf(folder !== undefined, referenceDataUnset, name, () => tests(folder ?? ''));
}

function describeIf(present: boolean, reason: string, name: string, tests: () => void): void {
  if (present) describe(name, tests);
  else describe.skip(`${name} (skipped: ${reason})`, tests);
}
