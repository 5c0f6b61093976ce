// The order in which Jest begins the files of a tier. It begins with those that took longest the last time; where it remembers
// none, as on a fresh clone, it goes by the size of files, and the one that walks every page came last and ran alone.
import sequencer from '@jest/test-sequencer';

/** Files that take far longer than their size says. */
const LONG = ['test/browser/every-page.e2e-spec.ts'];

// Its types are those of its CommonJS form, where the class is a part of the module.
const Sequencer = /** @type {typeof import('@jest/test-sequencer').default} */ (
  /** @type {unknown} */ (sequencer)
);

export default class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const isLong = (/** @type {{ path: string }} */ { path }) => LONG.some((long) => path.endsWith(long));
    const sorted = await super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
