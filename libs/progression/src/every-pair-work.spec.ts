import { addDays, parseIsoDate, type SymptomChange } from '@interstice/clinical';
import { assessSet } from './assess-set.js';
import { JUDGED_SETS } from './criterion-sets.rules.js';
import { progressionTimeline } from './progression-timeline.js';
import { pft, recordOf, symptoms } from './record.spec-support.js';

const start = parseIsoDate('2022-01-01');

/** A blow every day for years, with a laboratory test each season and a report each month. */
function dailyBlows(days: number, millilitresAt: (share: number, noise: number) => number) {
  let state = 1;
  // Numbers that look random and are the same in every run.
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const tests = Array.from({ length: days }, (_, day) => {
    const ml = Math.round(millilitresAt(day / days, random() - 0.5));
    const pct = Math.round(ml / 3.8 + (random() - 0.5) * 10) / 10;
    const on = addDays(start, day);
    const blow = pft(on, { ml, pct, setting: 'home', lineageId: `blow ${day}` });
    return day % 90 === 0 ? [blow, pft(on, { ml: ml + 60, pct, lineageId: `pft ${day}` })] : [blow];
  });
  const changes: readonly SymptomChange[] = ['stable', 'worse', 'improved', 'stable', 'worse'];
  const reports = Array.from({ length: Math.floor(days / 30) }, (_, month) =>
    symptoms(addDays(start, month * 30 + 15), changes[month % 5] ?? 'unknown', `report ${month}`),
  );
  return recordOf({ pfts: tests.flat(), symptoms: reports });
}

describe('Finding falls without comparing each pair', () => {
  it.each<[string, (share: number, noise: number) => number]>([
    ['noisy', (_, noise) => 3200 + noise * 500],
    ['falling', (share, noise) => 3200 - share * 1400 + noise * 300],
    ['falling and rising', (share, noise) => 3200 + 300 * Math.sin(share * 60) + noise * 100],
  ])(
    'looks at ten times as many %s blows with far less than a hundred times the work',
    (_, millilitresAt) => {
      const looks = (days: number): readonly number[] => {
        const record = dailyBlows(days, millilitresAt);
        return JUDGED_SETS.map((set) => {
          // Laid out anew: what one set has found another one need not look for.
          const timeline = progressionTimeline(record);
          const { work } = timeline.lines.fvc;
          const before = work.looks;
          assessSet(timeline, set);
          return work.looks - before;
        });
      };
      const few = looks(500);
      looks(5000).forEach((many, index) => {
        // Comparing each pair would take a hundred times the work.
        expect(many / (few[index] ?? 0)).toBeLessThan(25);
        expect(many / 5000).toBeLessThan(300);
      });
    },
  );
});
