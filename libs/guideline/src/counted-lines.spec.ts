import type { NotUsed } from '@interstice/progression';
import { furtherPairLines, notUsedLines } from './counted-lines.js';
import { day, pft, recordOf, reviewed } from './record.spec-support.js';

/** Each January a test, and one on 1 March 2026; the first fell by 10 %, each later one by less. */
const pairs = reviewed(
  recordOf({
    pfts: [
      ...[3000, 2900, 2950, 2800, 2700].map((ml, index) => pft(`2025-01-1${index}`, { ml })),
      pft('2026-03-01', { ml: 2700 }),
    ],
  }),
  '2026-03-02',
).progression.sets.find(({ setId }) => setId === 'inbuild')?.pairs;
const texts = (atMost?: number): string[] =>
  furtherPairLines(pairs ?? [], { values: true, ...(atMost === undefined ? {} : { atMost }) }).map(
    ({ text }) => text,
  );

describe('Pairs that were looked at beside those that decide', () => {
  it('are all told where nobody limits them, and where there are no more than that', () => {
    expect(texts()).toHaveLength(5);
    expect(texts(5)).toEqual(texts());
    expect(texts().join()).not.toContain('more pair');
  });

  it('are told with the greatest falls beyond that, in their order, and the others counted with their days', () => {
    const told = texts(2);
    expect(told).toHaveLength(3);
    expect(told.slice(0, 2)).toEqual(texts().filter((text) => / (3000|2950) mL on /.test(text)));
    expect(told[2]).toBe(
      'Also looked at: 3 more pairs of FVC values, from 11 Jan 2025 to 14 Jan 2025; none fell by a greater share of the earlier value.',
    );
    expect(texts(4).at(-1)).toContain('1 more pair of FVC values, of 14 Jan 2025;');
  });

  it('say how many are counted, so that a reader knows to ask for them', () => {
    const lines = furtherPairLines(pairs ?? [], { values: false, atMost: 2 });
    expect(lines.map(({ leavesOut = 0 }) => leavesOut)).toEqual([0, 0, 3]);
    expect(lines.map(({ text }) => text).join()).not.toMatch(/\d mL/);
  });
});

describe('Tests that took no part', () => {
  const test = (on: string, reason: NotUsed['reason'], note?: string): NotUsed => ({
    lineageId: on,
    on: day(on),
    reason,
    ...(note === undefined ? {} : { note }),
  });
  const notUsed = [
    ...['2025-01-01', '2025-01-02', '2025-01-03'].map((on) => test(on, 'excluded', 'a cold')),
    ...['2025-02-01', '2025-02-02', '2025-02-03'].map((on) => test(on, 'poor-quality')),
  ];

  it('are told the latest first to be kept and the others counted, but each that a person excluded', () => {
    const told = notUsedLines({ notUsed }, { values: true, atMost: 1 }).map(({ text }) => text);
    expect(told).toHaveLength(5);
    expect(told.slice(0, 3).every((text) => text.endsWith('(“a cold”).'))).toBe(true);
    expect(told[3]).toContain('the test of 3 Feb 2025');
    expect(told[4]).toMatch(/^Not compared: 2 more tests, from 1 Feb 2025 to 2 Feb 2025, because /);
    expect(notUsedLines({ notUsed }, { values: true })).toHaveLength(6);
  });
});
