import { judgedTests } from './judged-tests.js';
import { pft, recordOf } from './record.spec-support.js';

const on = '2026-01-12';

describe('Of several tests on one day, the one that judges', () => {
  it.each([
    [
      'before over after a bronchodilator',
      { ml: 2500, bronchodilator: 'pre' },
      { ml: 2700, bronchodilator: 'post' },
    ],
    [
      'unknown over after a bronchodilator',
      { ml: 2500, bronchodilator: 'unknown' },
      { ml: 2700, bronchodilator: 'post' },
    ],
    ['laboratory over home', { ml: 2500, setting: 'lab' }, { ml: 2700, setting: 'home' }],
    ['unstated setting, taken as laboratory, over home', { ml: 2500 }, { ml: 2700, setting: 'home' }],
    ['better grade', { ml: 2500, qualityGrade: 'B' }, { ml: 2700, qualityGrade: 'C' }],
    ['known to be acceptable over ungraded', { ml: 2500, qualityGrade: 'C' }, { ml: 2700 }],
    ['ungraded over poor', { ml: 2500 }, { ml: 2700, qualityGrade: 'D' }],
    ['higher FVC', { ml: 2700 }, { ml: 2500 }],
  ] as const)('is the one %s', (_, better, other) => {
    const first = pft(on, { ...better, lineageId: 'better' });
    const second = pft(on, { ...other, lineageId: 'other' });
    for (const pfts of [
      [first, second],
      [second, first],
    ]) {
      const { tests, notUsed } = judgedTests(recordOf({ pfts }));
      expect(tests.map((test) => test.pft.lineageId)).toEqual(['better']);
      expect(notUsed).toEqual([{ lineageId: 'other', on, reason: 'other-set-of-the-day' }]);
    }
  });

  it('is none that was not done or has no FVC', () => {
    const pfts = [
      pft(on, { ml: 2500, notDone: 'refused', lineageId: 'refused' }),
      pft(on, { lineageId: 'dlco alone' }),
    ];
    const { tests, notUsed } = judgedTests(recordOf({ pfts }));
    expect(tests).toEqual([]);
    expect(notUsed.map(({ reason }) => reason)).toEqual(['not-done', 'no-fvc']);
  });
});
