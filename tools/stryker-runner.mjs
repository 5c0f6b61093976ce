// A test runner for Stryker: the one file of a library and its specs is compiled once and begun anew for each mutant within the
// same process. Stryker's own runner for Jest starts a whole Jest each time, which took ten times as long.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Script } from 'node:vm';
import { addEventHandler, describe, it, resetState, run } from 'jest-circus';
import { expect } from 'expect';

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

/** @typedef {import('@jest/types').Circus.TestEntry} TestEntry */
/** @typedef {{ id: string, milliseconds: number, failure: string | undefined }} Ran */

/** @param {TestEntry} test */
function idOf(test) {
  const names = [test.name];
  for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}

class OneFileRunner {
  #load;
  /** @type {Ran[]} */
  #ran = [];
  /** @type {{ only: Set<string> | undefined, stopAtFailure: boolean }} */
  #asked = { only: undefined, stopAtFailure: false };
  #startedAt = 0;

  /** @param {string} file built as CommonJS */
  constructor(file) {
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
    const script = new Script(source, { filename: file });
    const requireFrom = createRequire(file);
    const given = { describe, it, test: it, expect };
    Object.assign(globalThis, given);
    const required = (/** @type {string} */ name) => (name === '@jest/globals' ? given : requireFrom(name));
    // A new closure each time: nothing that a mutant left behind in a variable of the library is seen by the next.
    this.#load = () => {
      const module = { exports: {} };
      script.runInThisContext()(module.exports, required, module, file, dirname(file));
    };
    addEventHandler((event) => this.#notice(event));
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    instrumented.mutantCoverage = undefined;
    await this.#run({ only: undefined, stopAtFailure: false }, undefined);
    const tests = this.#ran.map(({ id, milliseconds, failure }) => {
      const result = { id, name: id, timeSpentMs: milliseconds };
      return failure === undefined
        ? { ...result, status: 'success' }
        : { ...result, status: 'failed', failureMessage: failure };
    });
    return { status: 'complete', tests, mutantCoverage: instrumented.mutantCoverage };
  }

  /** @param {{ activeMutant: { id: string }, testFilter?: string[], hitLimit?: number, mutantActivation: 'static' | 'runtime' }} asked */
  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    instrumented.hitLimit = hitLimit;
    instrumented.hitCount = hitLimit === undefined ? undefined : 0;
    const only = testFilter && new Set(testFilter);
    await this.#run({ only, stopAtFailure: true }, { id: activeMutant.id, from: mutantActivation });
    const { hitCount = 0 } = instrumented;
    if (hitLimit !== undefined && hitCount > hitLimit) {
      return { status: 'timeout', reason: `Hit limit reached (${hitCount}/${hitLimit})` };
    }
    const nrOfTests = this.#ran.length;
    const failed = this.#ran.find(({ failure }) => failure !== undefined);
    if (!failed) return { status: 'survived', nrOfTests };
    return { status: 'killed', killedBy: [failed.id], failureMessage: failed.failure, nrOfTests };
  }

  /**
   * @param {{ only: Set<string> | undefined, stopAtFailure: boolean }} asked
   * @param {{ id: string, from: 'static' | 'runtime' } | undefined} mutant
   */
  async #run(asked, mutant) {
    this.#asked = asked;
    this.#ran = [];
    resetState();
    instrumented.currentTestId = undefined;
    instrumented.activeMutant = mutant?.from === 'static' ? mutant.id : undefined;
    this.#load();
    instrumented.activeMutant = mutant?.id;
    const { unhandledErrors } = await run();
    instrumented.activeMutant = undefined;
    const [error] = unhandledErrors;
    if (error) throw new Error(`Outside of any test: ${error}`);
  }

  /** @param {import('jest-circus').Event} event */
  #notice(event) {
    if (event.name === 'test_start') {
      const id = idOf(event.test);
      const { only, stopAtFailure } = this.#asked;
      const enough = stopAtFailure && this.#ran.some(({ failure }) => failure !== undefined);
      if (enough || (only && !only.has(id))) event.test.mode = 'skip';
      instrumented.currentTestId = id;
      this.#startedAt = performance.now();
    } else if (event.name === 'test_done') {
      instrumented.currentTestId = undefined;
      if (event.test.mode === 'skip') return;
      const failure = event.test.errors.length > 0 ? String(event.test.errors.flat()[0]) : undefined;
      const milliseconds = performance.now() - this.#startedAt;
      this.#ran.push({ id: idOf(event.test), milliseconds, failure });
    }
  }
}

const create = () => new OneFileRunner(process.env['INTERSTICE_MUTATED_FILE'] ?? '');

export const strykerPlugins = [{ kind: 'TestRunner', name: 'one-file', factory: create }];
