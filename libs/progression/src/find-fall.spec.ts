import { addDays, parseIsoDate } from '@interstice/clinical';
import { drawing, type Draw } from '@interstice/test-support/drawn-records';
import { fellFurtherBy, isComparison, type ComparedValues } from './compare-tests.js';
import { compileSet, judgeFall, type CompiledWay } from './compiled-set.js';
import { DLCO_DECLINE } from './dlco-decline/dlco-decline.rules.js';
import { findFall, type FoundFall, type SoughtFall } from './find-fall.js';
import { INBUILD } from './inbuild/inbuild.rules.js';
import { PPF_2022 } from './ppf-2022/ppf-2022.rules.js';
import { progressionTimeline, type TestLine } from './progression-timeline.js';
import { pft, recordOf } from './record.spec-support.js';

const START = parseIsoDate('2022-01-01');
const WAYS = [INBUILD, PPF_2022, DLCO_DECLINE].flatMap((set) =>
  compileSet(set).criteria.flatMap(({ ways }) => ways.filter((way) => way.thresholds.length > 0)),
);

/** Tests a week apart whose values lie close together, so that several fell as far. */
function drawnLines(draw: Draw, tests: number, isAlike: boolean) {
  return progressionTimeline(
    recordOf({
      pfts: Array.from({ length: tests }, (_, index) =>
        pft(addDays(START, 7 * index), {
          lineageId: `pft ${index}`,
          ...(isAlike || draw.percent(80) ? { ml: 20 * draw.int(120, 160) } : {}),
          ...(isAlike || draw.percent(80) ? { pct: draw.int(60, 84) } : {}),
          dlcoPct: draw.int(40, 64),
          ...(isAlike ? {} : { hbCorrected: draw.percent(50) }),
          ...(isAlike ? {} : { bronchodilator: draw.pick(['pre', 'unknown']) }),
          ...(!isAlike && draw.percent(10) ? { qualityGrade: 'F' } : {}),
        }),
      ),
    }),
  ).lines;
}

/** The same by a look at each earlier test. */
function byEachTest(line: TestLine, sought: SoughtFall): FoundFall | undefined {
  const { way, which, later, from, to, by, also } = sought;
  const alike = new Set(line.comparedWith(later).flatMap(({ earlier }) => [...earlier.indices]));
  let best: FoundFall | undefined;
  for (let index = from; index < to; index += 1) {
    if (!alike.has(index) || (also && !also(index))) continue;
    const pair = line.compare(index, later);
    if (!isComparison(pair)) continue;
    const values = by === 'deciding' ? pair.deciding : pair.other;
    if (!values || judgeFall(way, values) !== 'met') continue;
    if (by === 'other-alone' && judgeFall(way, pair.deciding) === 'met') continue;
    const takesItsPlace = !best || which === 'newest' || isGreater(which, values, best.values, way);
    if (takesItsPlace) best = { index, values };
  }
  return best;
}

function isGreater(which: string, values: ComparedValues, than: ComparedValues, way: CompiledWay): boolean {
  return which === 'greatest' && fellFurtherBy(values, than, way.change);
}

describe('The fall that is looked for', () => {
  it.each(Array.from({ length: 16 }, (_, index) => index + 1))(
    'is the one that a look at each earlier test finds: the greatest, of equal ones the oldest (B-11) (drawn record %i)',
    (seed) => {
      const draw = drawing(seed);
      const tests = draw.int(12, 90);
      const lines = drawnLines(draw, tests, seed % 3 === 0);
      let found = 0;
      for (const way of WAYS) {
        const line = lines[way.measure ?? 'fvc'];
        for (const which of ['greatest', 'oldest', 'newest'] as const)
          for (const by of ['deciding', 'other-alone'] as const) {
            const later = draw.int(1, line.tests.length - 1);
            const from = draw.percent(50) ? 0 : draw.int(0, later);
            const to = draw.percent(50) ? later : draw.int(from, later);
            const also = draw.percent(25) ? (index: number) => index % 3 !== 0 : null;
            const sought = { way, which, later, from, to, by, also };
            const fall = findFall(line, line.comparedWith(later), sought);
            expect(fall).toEqual(byEachTest(line, sought));
            if (fall) found += 1;
          }
      }
      expect(found).toBeGreaterThan(0);
    },
  );

  it('is found among many tests with a look at few of them, and where there is none with hardly any', () => {
    const [way] = WAYS;
    if (!way) throw new Error('no way');
    const line = drawnLines(drawing(5), 512, true).fvc;
    const pcts: number[] = line.tests.map(({ pct }) => pct ?? 0);
    const looks = (later: number, which: SoughtFall['which'], from = 0) => {
      const groups = line.comparedWith(later);
      const before = line.work.looks;
      findFall(line, groups, { way, which, later, from, to: later, by: 'deciding', also: null });
      return line.work.looks - before;
    };
    const [low, high] = [pcts.lastIndexOf(Math.min(...pcts)), pcts.lastIndexOf(Math.max(...pcts))];
    expect(looks(low, 'greatest')).toBeLessThanOrEqual(28);
    expect(looks(low, 'oldest')).toBeLessThanOrEqual(64);
    expect(looks(low, 'newest')).toBeLessThanOrEqual(90);
    expect(looks(low, 'greatest', low - 10)).toBeLessThanOrEqual(11);
    for (const which of ['greatest', 'oldest', 'newest'] as const) expect(looks(high, which)).toBe(1);
  });
});
