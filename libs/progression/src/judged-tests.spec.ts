import { judgedTests } from './judged-tests.js';
import { pft, recordOf } from './record.spec-support.js';

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
});
