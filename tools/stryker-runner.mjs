// A test runner for Stryker: the one file of a library and its specs is compiled once and kept in one process. Stryker's own
// runner for Jest starts a whole Jest for each mutant, which took more than ten times as long.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Script } from 'node:vm';
import { expect } from 'expect';
import { bind } from 'jest-each';

// What Stryker writes into the code reads these of one global object: `INSTRUMENTER_CONSTANTS` of its api.
/**
 * @typedef {object} Instrumented
 * @property {string | undefined} [activeMutant]
 * @property {string | undefined} [currentTestId]
 * @property {number | undefined} [hitCount]
 * @property {number | undefined} [hitLimit]
 * @property {unknown} [mutantCoverage]
 */
/** @type {Instrumented} */
const instrumented = {};
Object.assign(globalThis, { __stryker__: instrumented });

/** @typedef {{ id: string, work: () => unknown }} Test */
/** @typedef {{ asked: Test[], failed: { test: Test, why: string } | undefined, isEndless: boolean }} Found */

// Half of the time went into showing how two long texts differ, which nobody reads here.
expect.extend({
  toBe: (received, expected) => ({ pass: Object.is(received, expected), message: () => 'It is another.' }),
});

/** How long is asked before the file is begun anew: most mutants are found by then. */
const FIRST_LOOK_MS = 150;

class OneFileRunner {
  #load;
  /** @type {Test[]} */
  #tests = [];
  /** What a test takes, and how often it found something: those that find most in least time are asked first. */
  #known = new Map();

  /** @param {string} file built as CommonJS */
  constructor(file) {
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
    const script = new Script(source, { filename: file });
    const requireFrom = createRequire(file);
    const given = { ...this.#collecting(), expect };
    Object.assign(globalThis, given);
    const required = (/** @type {string} */ name) => (name === '@jest/globals' ? given : requireFrom(name));
    // A new closure each time: nothing that a mutant left behind in a variable of the library is seen any more.
    this.#load = () => {
      this.#tests = [];
      const module = { exports: {} };
      script.runInThisContext()(module.exports, required, module, file, dirname(file));
    };
  }

  /** `describe` and `it` of a file without hooks: they only note what there is to run. */
  #collecting() {
    /** @type {string[]} */
    const within = [];
    const it = (/** @type {string} */ name, /** @type {() => unknown} */ work) => {
      this.#tests.push({ id: [...within, name].join(' '), work });
    };
    const describe = (/** @type {string} */ name, /** @type {() => void} */ tests) => {
      within.push(name);
      tests();
      within.pop();
    };
    const leftOut = () => undefined;
    Object.assign(it, { each: bind(it, false), skip: leftOut });
    Object.assign(describe, { each: bind(describe, false), skip: leftOut });
    return { it, test: it, describe };
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    instrumented.mutantCoverage = undefined;
    this.#load();
    const tests = [];
    for (const test of this.#tests) {
      const startedAt = performance.now();
      const why = await failureOf(test);
      const timeSpentMs = performance.now() - startedAt;
      this.#known.set(test.id, { milliseconds: timeSpentMs, asked: 1, failed: 0 });
      const result = { id: test.id, name: test.id, timeSpentMs };
      tests.push(
        why === undefined
          ? { ...result, status: 'success' }
          : { ...result, status: 'failed', failureMessage: why },
      );
    }
    return { status: 'complete', tests, mutantCoverage: instrumented.mutantCoverage };
  }

  /**
   * A first look is taken at the file as the mutant before left it. It is begun anew where that may have decided: before a mutant
   * is said to have survived, and where the test that failed fails without the mutant too.
   * @param {{ activeMutant: { id: string }, testFilter?: string[], hitLimit?: number, mutantActivation: 'static' | 'runtime' }} asked
   */
  async mutantRun({ activeMutant: { id }, testFilter, hitLimit, mutantActivation }) {
    const only = testFilter && new Set(testFilter);
    if (mutantActivation === 'runtime') {
      const found = await this.#ask(only, id, { hitLimit, for: FIRST_LOOK_MS });
      const isCertain = found.failed !== undefined && (await failureOf(found.failed.test)) === undefined;
      if (isCertain && !found.isEndless) return told(found);
    }
    instrumented.activeMutant = mutantActivation === 'static' ? id : undefined;
    this.#load();
    const found = await this.#ask(only, id, { hitLimit, for: Infinity });
    if (mutantActivation === 'static' || found.isEndless) this.#load();
    return found.isEndless ? { status: 'timeout', reason: 'Ran too often' } : told(found);
  }

  /**
   * @param {Set<string> | undefined} only
   * @param {string} mutant
   * @param {{ hitLimit: number | undefined, for: number }} limits for how many milliseconds to ask, by what tests took before
   * @returns {Promise<Found>}
   */
  async #ask(only, mutant, { hitLimit, for: left }) {
    instrumented.hitLimit = hitLimit;
    instrumented.hitCount = hitLimit === undefined ? undefined : 0;
    instrumented.activeMutant = mutant;
    const tests = this.#tests.filter(({ id }) => !only || only.has(id));
    tests.sort((one, other) => this.#costOf(one) - this.#costOf(other));
    /** @type {Found['failed']} */
    let failed;
    const asked = [];
    for (const test of tests) {
      const known = this.#known.get(test.id);
      left -= known.milliseconds;
      if (left < 0) break;
      asked.push(test);
      const why = await failureOf(test);
      known.asked += 1;
      if (why === undefined) continue;
      known.failed += 1;
      failed = { test, why };
      break;
    }
    const isEndless = hitLimit !== undefined && (instrumented.hitCount ?? 0) > hitLimit;
    instrumented.activeMutant = undefined;
    instrumented.hitCount = undefined;
    instrumented.hitLimit = undefined;
    return { asked, failed, isEndless };
  }

  /** @param {Test} test */
  #costOf({ id }) {
    const { milliseconds, asked, failed } = this.#known.get(id);
    return (milliseconds * asked) / (failed + 0.1);
  }
}

/** @param {Test} test */
async function failureOf({ id, work }) {
  instrumented.currentTestId = id;
  try {
    await work();
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    instrumented.currentTestId = undefined;
  }
}

/** @param {Found} found */
function told({ asked, failed }) {
  const nrOfTests = asked.length;
  return failed
    ? { status: 'killed', killedBy: [failed.test.id], failureMessage: failed.why, nrOfTests }
    : { status: 'survived', nrOfTests };
}

const create = () => new OneFileRunner(process.env['INTERSTICE_MUTATED_FILE'] ?? '');

export const strykerPlugins = [{ kind: 'TestRunner', name: 'one-file', factory: create }];
