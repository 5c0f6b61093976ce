import { addDays, parseIsoDate, type Ctd, type PatientRecord, type Pft } from '@interstice/clinical';
import fc from 'fast-check';
import { assessProgression } from '../assess-progression.js';
import { pft, recordOf, type PftOptions } from '../record.spec-support.js';
import { PROGRESSION_SOURCES } from '../sources.js';
import { fitLine } from './fit-line.js';
import { SLOPE_ASKS, SLOPE_FIGURES } from './slope-figures.rules.js';

const slopeOf = (pfts: readonly Pft[], person: PatientRecord['person'] = []) => {
  const { slope } = assessProgression({ ...recordOf({ pfts: [...pfts] }), person }, []);
  if (!slope) throw new Error('no slope');
  return slope;
};

const first = parseIsoDate('2023-01-10');
/** Every quarter of a Julian year, as near as whole days come. */
const quarterly = (values: readonly number[], options: PftOptions = {}): Pft[] =>
  values.map((ml, step) => pft(addDays(first, Math.round(step * 91.3125)), { ml, ...options }));

describe('A straight line through values', () => {
  it('has the slope and the 95 percent interval of a worked example', () => {
    // x 1..5, y 2, 4, 5, 4, 5: slope 0.6, residual sum of squares 2.4, t(0.975; 3) = 3.182, so 0.6 ± 0.900.
    const points = [2, 4, 5, 4, 5].map((value, index) => ({ at: index + 1, value }));
    const line = fitLine(points, 95);
    expect(line?.slope).toBeCloseTo(0.6, 10);
    expect(line?.low).toBeCloseTo(0.6 - 3.18245 * Math.sqrt(0.8 / 10), 4);
    expect(line?.high).toBeCloseTo(0.6 + 3.18245 * Math.sqrt(0.8 / 10), 4);
  });

  it('needs three values of two times', () => {
    const two = [
      { at: 0, value: 1 },
      { at: 1, value: 2 },
    ];
    expect(fitLine(two, 95)).toBeNull();
    expect(
      fitLine(
        [two[0], two[0], two[0]].flatMap((point) => point ?? []),
        95,
      ),
    ).toBeNull();
  });
});

describe('The slope of FVC (P-09, P-10)', () => {
  it('of tests that lie on a line is that of the line, without an interval', () => {
    const year = [0, 1461, 2922].map((days, step) => pft(addDays(first, days), { ml: 3000 - 400 * step }));
    expect(slopeOf(year).whole).toEqual({
      tests: 3,
      fromOn: '2023-01-10',
      toOn: addDays(first, 2922),
      mlPerYear: -100,
      lowMlPerYear: -100,
      highMlPerYear: -100,
    });
  });

  it('is told from three tests over six months on, and not before', () => {
    const on = (...days: string[]) => days.map((day, step) => pft(day, { ml: 3000 - step * 10 }));
    expect(slopeOf(on('2025-01-10', '2025-07-10')).whole).toBeNull();
    expect(slopeOf(on('2025-01-10', '2025-04-10', '2025-07-09')).whole).toBeNull();
    expect(slopeOf(on('2025-01-10', '2025-04-10', '2025-07-10')).whole?.tests).toBe(3);
  });

  it('has two periods: the 24 months before the latest test, the edge included, and the whole record', () => {
    const days = ['2022-01-09', '2024-01-12', '2025-01-12', '2026-01-12'];
    const tests = days.map((day, step) => pft(day, { ml: 3000 - step * 50 }));
    const { recent, whole } = slopeOf(tests);
    expect([recent?.tests, recent?.fromOn]).toEqual([3, '2024-01-12']);
    expect([whole?.tests, whole?.fromOn]).toEqual([4, '2022-01-09']);
  });

  it('leaves out tests at home, of poor quality, excluded, not done, and after a bronchodilator beside those before', () => {
    const sound = quarterly([3000, 2950, 2900], { bronchodilator: 'pre' });
    const left = [
      pft('2023-02-10', { ml: 2000, setting: 'home', bronchodilator: 'pre' }),
      pft('2023-02-11', { ml: 2000, qualityGrade: 'D', bronchodilator: 'pre' }),
      pft('2023-02-12', { ml: 2000, bronchodilator: 'post' }),
      pft('2023-02-13', { ml: 2000, notDone: 'unable', bronchodilator: 'pre' }),
      pft('2023-02-14', { pct: 50, bronchodilator: 'pre' }),
    ];
    expect(slopeOf([...sound, ...left])).toEqual(slopeOf(sound));
  });

  it('goes on with the series of the latest test: after a bronchodilator, or of those before where it says neither (B-16)', () => {
    const pre = quarterly([3000, 2990, 2980], { bronchodilator: 'pre' });
    const post = [0, 1, 2, 3].map((step) =>
      pft(addDays(first, 40 + step * 91), {
        ml: 3200 - 100 * step,
        bronchodilator: 'post',
        lineageId: `post ${step}`,
      }),
    );
    expect(slopeOf([...pre, ...post])).toEqual(slopeOf(post));
    const unsaid = pft('2024-04-10', { ml: 2900 });
    expect(slopeOf([...pre, ...post, unsaid])).toEqual(slopeOf([...pre, unsaid]));
    expect(slopeOf([...post, unsaid])).not.toEqual(slopeOf([unsaid]));
    expect(slopeOf([...post, unsaid]).whole?.tests).toBe(5);
  });

  it('is zero for a constant series, and the same in whatever order the tests were entered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 800, max: 6000 }), { minLength: 4, maxLength: 9 }),
        fc.integer({ min: 0, max: 8 }),
        (values, turn) => {
          const tests = quarterly(values);
          const turned = [...tests.slice(turn % tests.length), ...tests.slice(0, turn % tests.length)];
          const { whole } = slopeOf(tests);
          expect(slopeOf(turned.reverse()).whole).toEqual(whole);
          expect(slopeOf(quarterly(values.map(() => values[0] ?? 0))).whole).toMatchObject({
            mlPerYear: 0,
            lowMlPerYear: 0,
            highMlPerYear: 0,
          });
          expect(whole?.lowMlPerYear).toBeLessThanOrEqual(whole?.mlPerYear ?? NaN);
          expect(whole?.highMlPerYear).toBeGreaterThanOrEqual(whole?.mlPerYear ?? NaN);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('stands beside SENSCIS in systemic sclerosis, also as a second disease, and beside INBUILD in all others', () => {
    const disease = (primary: Ctd, secondary: readonly Ctd[] = []): PatientRecord['person'] => [
      { kind: 'ctd', on: first, value: { primary, secondary }, lineageId: 'ctd', id: 'ctd v1' },
    ];
    const ssc = ['healthy', 'senscis-placebo', 'senscis-nintedanib'];
    const others = ['healthy', 'inbuild-placebo', 'inbuild-nintedanib'];
    expect(slopeOf([], disease('ssc')).figures).toEqual(ssc);
    expect(slopeOf([], disease('mctd', ['ssc'])).figures).toEqual(ssc);
    expect(slopeOf([], disease('ra')).figures).toEqual(others);
    expect(slopeOf([]).figures).toEqual(others);
  });

  it('is read beside published figures and asks for what is stated, each with its source', () => {
    expect(SLOPE_FIGURES.map(({ id, mlPerYear }) => [id, mlPerYear])).toEqual([
      ['healthy', -26],
      ['senscis-placebo', -88.8],
      ['senscis-nintedanib', -54.9],
      ['inbuild-placebo', -178.6],
      ['inbuild-nintedanib', -75.9],
    ]);
    const documents = Object.keys(PROGRESSION_SOURCES);
    for (const { cite } of [SLOPE_ASKS, ...SLOPE_FIGURES]) expect(documents).toContain(cite.doc);
  });
});
