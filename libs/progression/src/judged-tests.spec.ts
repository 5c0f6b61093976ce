import { judgedTests } from './judged-tests.js';
import { exclusion, pft, recordOf, type PftOptions } from './record.spec-support.js';

const on = '2026-01-12';

describe('Of several tests on one day, the one that judges', () => {
  it.each([
    ['before over unknown', { ml: 2500, bronchodilator: 'pre' }, { ml: 2700, bronchodilator: 'unknown' }],
    ['unknown over after', { ml: 2500, bronchodilator: 'unknown' }, { ml: 2700, bronchodilator: 'post' }],
    ['better grade', { ml: 2500, qualityGrade: 'B' }, { ml: 2700, qualityGrade: 'C' }],
    ['known to be acceptable over ungraded', { ml: 2500, qualityGrade: 'C' }, { ml: 2700 }],
    ['ungraded over poor', { ml: 2500 }, { ml: 2700, qualityGrade: 'D' }],
    ['higher FVC', { ml: 2700 }, { ml: 2500 }],
  ] as const)('is the one %s (B-16)', (_, better, other) => {
    const first = pft(on, { ...better, lineageId: 'better' });
    const second = pft(on, { ...other, lineageId: 'other' });
    for (const pfts of [
      [first, second],
      [second, first],
    ]) {
      const { tests, notUsed } = judgedTests(recordOf({ pfts }), 'fvc');
      expect(tests.map((test) => test.pft.lineageId)).toEqual(['better']);
      expect(notUsed).toEqual([{ lineageId: 'other', on, reason: 'other-set-of-the-day' }]);
    }
  });

  it('is the same whichever was recorded first, where nothing above tells them apart', () => {
    const judging = (lineageIds: readonly [string, string]) =>
      judgedTests(
        recordOf({
          pfts: [
            pft(on, { ml: 2700, laboratory: 'North', lineageId: lineageIds[0] }),
            pft(on, { ml: 2700, laboratory: 'South', lineageId: lineageIds[1] }),
          ],
        }),
        'fvc',
      ).tests.map((test) => test.laboratory);
    expect(judging(['1', '2'])).toEqual(judging(['2', '1']));
  });

  it.each([
    ['before and after a bronchodilator', { bronchodilator: 'pre' }, { bronchodilator: 'post' }],
    ['in the laboratory and at home', { setting: 'lab' }, { setting: 'home' }],
    ['with an unstated setting, taken as laboratory, and at home', {}, { setting: 'home' }],
    [
      'in the laboratory after a bronchodilator and at home before one',
      { bronchodilator: 'post' },
      { setting: 'home', bronchodilator: 'pre' },
    ],
  ] as const)('%s are two series: both judge, the preferred one last (B-16)', (_, preferred, other) => {
    const pfts = [
      pft(on, { ml: 2500, ...preferred, lineageId: 'preferred' }),
      pft(on, { ml: 2700, ...other, lineageId: 'other' }),
    ];
    const { tests, notUsed } = judgedTests(recordOf({ pfts }), 'fvc');
    expect(tests.map((test) => test.pft.lineageId)).toEqual(['other', 'preferred']);
    expect(notUsed).toEqual([]);
  });

  it('is none that was not done or has no FVC (B-15)', () => {
    const pfts = [
      pft(on, { ml: 2500, notDone: 'refused', lineageId: 'refused' }),
      pft(on, { lineageId: 'dlco alone' }),
    ];
    const { tests, notUsed } = judgedTests(recordOf({ pfts }), 'fvc');
    expect(tests).toEqual([]);
    expect(notUsed.map(({ reason }) => reason)).toEqual(['not-done', 'no-fvc']);
  });

  it('is none whose values are all nought (B-15)', () => {
    const { tests, notUsed } = judgedTests(
      recordOf({ pfts: [pft(on, { ml: 0, pct: 0, dlcoPct: 0 })] }),
      'fvc',
    );
    expect(tests).toEqual([]);
    expect(notUsed.map(({ reason }) => reason)).toEqual(['no-fvc']);
    const [test] = judgedTests(recordOf({ pfts: [pft(on, { ml: 2500, pct: 0, dlcoPct: 0 })] }), 'fvc').tests;
    expect(test).toMatchObject({ ml: 2500, pct: null, dlcoPct: null });
    expect(test?.values).toEqual({ lineageId: `pft ${on}`, on, fvcMl: 2500 });
  });
});

describe('Of several sets of one day that nothing above tells apart, the one that judges (B-16)', () => {
  const chosen = (one: PftOptions, other: PftOptions) =>
    judgedTests(recordOf({ pfts: [pft(on, one), pft(on, other)] }), 'fvc').tests.map(
      ({ pft: { lineageId } }) => lineageId,
    );

  it('is the higher % predicted where no litres are on record', () => {
    const [higher, lower] = [
      { pct: 80, lineageId: 'higher' },
      { pct: 79, lineageId: 'lower' },
    ];
    expect([chosen(higher, lower), chosen(lower, higher)]).toEqual([['higher'], ['higher']]);
    const without = { ml: 2500, lineageId: 'without' };
    const withPercent = { ml: 2500, pct: 70, lineageId: 'with' };
    expect([chosen(without, withPercent), chosen(withPercent, without)]).toEqual([['with'], ['with']]);
  });

  it('is told by their other values, whichever was recorded first and whatever came first in each', () => {
    const values = (dlcoPct: number, lineageId: string) => ({ ml: 2500, dlcoPct, lineageId });
    for (const [fifty, sixty] of [
      ['1', '2'],
      ['2', '1'],
    ] as const) {
      expect(chosen(values(50, fifty), values(60, sixty))).toEqual([fifty]);
      expect(chosen(values(60, sixty), values(50, fifty))).toEqual([fifty]);
    }
    const turned = { device: 'B', laboratory: 'A', ml: 2500, lineageId: 'turned' };
    const straight = { laboratory: 'A', device: 'C', ml: 2500, lineageId: 'straight' };
    expect([chosen(turned, straight), chosen(straight, turned)]).toEqual([['turned'], ['turned']]);
  });

  it('is always the same one where all their values are', () => {
    const [first, second] = [
      { ml: 2500, device: 'B', laboratory: 'A', lineageId: '1' },
      { ml: 2500, laboratory: 'A', device: 'B', lineageId: '2' },
    ];
    expect([chosen(first, second), chosen(second, first)]).toEqual([['1'], ['1']]);
  });
});

describe('A test that was excluded from judging (B-11)', () => {
  it('is left out with its reason; of several, which nobody should record, with that of the first', () => {
    const test = pft(on, { ml: 2500, lineageId: 'test' });
    const told = (...ids: readonly string[]) =>
      judgedTests(
        recordOf({
          pfts: [test],
          exclusions: ids.map((id) => ({
            ...exclusion('test', on),
            id,
            lineageId: id,
            reason: `reason ${id}`,
          })),
        }),
        'fvc',
      );
    const out = (note: string) => ({
      tests: [],
      notUsed: [{ lineageId: 'test', on, reason: 'excluded', note }],
    });
    expect(told('1')).toEqual(out('reason 1'));
    expect(told('1', '2', '3')).toEqual(out('reason 1'));
    expect(told('3', '2', '1')).toEqual(out('reason 1'));
    expect(told().tests).toHaveLength(1);
  });
});

describe('A test that is judged by its DLCO (B-10, B-17)', () => {
  it('is poor by no grade, which is of the spirometry, and is told by the equation of DLCO', () => {
    const test = pft(on, {
      ml: 2500,
      dlcoPct: 60,
      qualityGrade: 'F',
      referenceEquation: 'GLI-2012',
      dlcoReferenceEquation: 'GLI-2017',
    });
    const of = (measure: 'fvc' | 'dlco') => judgedTests(recordOf({ pfts: [test] }), measure).tests[0];
    expect(of('dlco')).toMatchObject({ poorQuality: false, equation: 'gli2017', fine: null });
    expect(of('fvc')).toMatchObject({ poorQuality: true, equation: 'gli2012' });
  });
});
