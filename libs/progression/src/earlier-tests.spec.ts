import { addDays, parseIsoDate } from '@interstice/clinical';
import { earlierTests, type Cell } from './earlier-tests.js';
import { judgedTests, type JudgedTest } from './judged-tests.js';
import { pft, recordOf, type PftOptions } from './record.spec-support.js';

const START = parseIsoDate('2024-01-01');

function testsOf(options: readonly PftOptions[]): readonly JudgedTest[] {
  const pfts = options.map((of, index) => pft(addDays(START, index), of));
  return judgedTests(recordOf({ pfts }), 'fvc').tests;
}

const ml = (test: { readonly ml: number | null }) => test.ml;
const all = () => 'all';

/** How a cell is halved: the indices of each part. */
type Halved = readonly number[] | readonly [Halved, Halved];
const halved = ({ halves, few }: Cell): Halved => (halves ? [halved(halves[0]), halved(halves[1])] : few);
const onlyCell = (tests: readonly JudgedTest[]): Cell => {
  const [group, ...others] = earlierTests(tests, all, ml);
  if (!group || others.length > 0) throw new Error('not one group');
  return group.cell;
};

describe('Tests that are compared alike', () => {
  it('are gathered oldest first, in the order of their oldest; what is never an earlier test is in no group', () => {
    const tests = testsOf([{ ml: 3000 }, { pct: 70 }, { ml: 2900 }, { pct: 69, ml: 2800 }, { pct: 68 }]);
    const groups = earlierTests(
      tests,
      (test) => (test.ml === null ? 'pct' : test.pct === null ? 'ml' : null),
      ml,
    );
    expect(groups.map(({ indices }) => indices)).toEqual([
      [0, 2],
      [1, 4],
    ]);
  });

  it('know the least and the most of each value among them, and of a value that only some carry', () => {
    const tests = testsOf([
      { ml: 3000, pct: 70 },
      { ml: 2900, dlcoPct: 50 },
      { ml: 3100, pct: 72, dlcoPct: 48 },
    ]);
    expect(onlyCell(tests)).toMatchObject({
      first: 0,
      last: 2,
      lowest: { ml: tests[1]?.ml, pct: tests[0]?.pct, dlcoPct: tests[2]?.dlcoPct },
      highest: { ml: tests[2]?.ml, pct: tests[2]?.pct, dlcoPct: tests[1]?.dlcoPct },
      halves: null,
      few: [0, 1, 2],
    });
    expect(onlyCell(testsOf([{ ml: 3000 }, { ml: 2900 }]))).toMatchObject({
      lowest: { pct: null, fine: null, dlcoPct: null },
      highest: { pct: null, fine: null, dlcoPct: null },
    });
  });

  it('stay together up to sixteen', () => {
    const sixteen = Array.from({ length: 16 }, (_, index) => ({ ml: 3000 + index }));
    expect(halved(onlyCell(testsOf(sixteen)))).toEqual(sixteen.map((_, index) => index));
  });

  it('are halved by value, the higher ones first and of equal ones the older, and each half by day', () => {
    // 3000 on even days and 2900 on odd ones, but the first four are higher.
    const tests = testsOf(
      Array.from({ length: 36 }, (_, index) => ({ ml: index < 4 ? 3100 : index % 2 === 0 ? 3000 : 2900 })),
    );
    const even = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((index) => index % 2 === 0);
    const odd = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((index) => index % 2 === 1);
    expect(halved(onlyCell(tests))).toEqual([
      [[0, 1, 2, 3, ...even(4, 12)], even(14, 30)],
      [[5, 7, 9, 11, 13, 15, 17, 19, 21], [...odd(23, 35), 32, 34].sort((one, other) => one - other)],
    ]);
  });
});
