import { rapidProgression, explainRapidProgression } from './rapid-progression.js';
import { day, oxygen, recordOf } from './record.spec-support.js';

type Need = readonly [on: string, litres: number, state?: 'at rest' | 'on exertion'];
/** Days and litres of what rose, in whatever order needs are listed; null where nothing did. */
function rose(...needs: readonly Need[]) {
  const listed = needs.map(([on, litres, state], index) => oxygen(on, litres, state, `need ${index}`));
  const answers = [listed, listed.toReversed()].map(
    (oxygenNeeds) => rapidProgression(recordOf({ oxygenNeeds })).oxygen,
  );
  expect(answers[0]).toEqual(answers[1]);
  const [found] = answers;
  return found ? [found.earlierOn, found.earlier, found.laterOn, found.later] : null;
}

describe('A need for oxygen that rose (R-04)', () => {
  it('is that of the last day beside the day before it, and none where it is the same or lower', () => {
    expect(rose(['2026-01-01', 4], ['2026-01-10', 1], ['2026-01-20', 2])).toEqual([
      '2026-01-10',
      1,
      '2026-01-20',
      2,
    ]);
    expect(rose(['2026-01-01', 1], ['2026-01-10', 2], ['2026-01-20', 2])).toBeNull();
    expect(rose(['2026-01-01', 1], ['2026-01-10', 2], ['2026-01-20', 1])).toBeNull();
  });

  it('goes by the greatest need of a day', () => {
    expect(rose(['2026-01-10', 1], ['2026-01-20', 1], ['2026-01-20', 3], ['2026-01-20', 2])).toEqual([
      '2026-01-10',
      1,
      '2026-01-20',
      3,
    ]);
    expect(rose(['2026-01-10', 3], ['2026-01-10', 1], ['2026-01-20', 2])).toBeNull();
  });

  it('is of several states the one told last, and of one day the one at rest', () => {
    const atRest: Need[] = [
      ['2026-01-10', 1, 'at rest'],
      ['2026-01-20', 2, 'at rest'],
    ];
    const onExertion = (on: string): Need[] => [
      ['2026-01-10', 3, 'on exertion'],
      [on, 5, 'on exertion'],
    ];
    expect(rose(...atRest, ...onExertion('2026-01-21'))).toEqual(['2026-01-10', 3, '2026-01-21', 5]);
    expect(rose(...atRest, ...onExertion('2026-01-20'))).toEqual(['2026-01-10', 1, '2026-01-20', 2]);
    expect(rose(...atRest, ...onExertion('2026-01-19'))).toEqual(['2026-01-10', 1, '2026-01-20', 2]);
  });

  it('is asked about again where one of the facts is newer than the clinician’s no', () => {
    const fact = (laterOn: string) => ({
      earlierOn: day('2026-01-01'),
      earlier: 1,
      laterOn: day(laterOn),
      later: 2,
    });
    const said = (oxygenOn: string, spo2On: string) =>
      explainRapidProgression(
        {
          flag: { flag: false, on: day('2026-01-15') },
          oxygen: fact(oxygenOn),
          spo2: fact(spo2On),
          mda5On: null,
        },
        { values: false },
      );
    expect(said('2026-01-14', '2026-01-15')).toBeNull();
    expect(said('2026-01-14', '2026-01-16')?.lines).toHaveLength(3);
    expect(said('2026-01-16', '2026-01-14')?.lines).toHaveLength(3);
  });
});
