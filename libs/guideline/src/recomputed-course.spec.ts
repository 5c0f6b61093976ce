import { parseIsoDate, type PersonFact } from '@interstice/clinical';
import { pft, recordOf } from './record.spec-support.js';
import { recomputedCourse, recomputedLine } from './recomputed-course.js';

const on = parseIsoDate('2020-01-01');
const stamp = (kind: string) => ({ lineageId: kind, id: `${kind} v1`, on });
const BORN: PersonFact = {
  kind: 'birth-date',
  ...stamp('birth-date'),
  value: { birthDate: parseIsoDate('1966-01-12') },
};
const WOMAN: PersonFact = { kind: 'sex', ...stamp('sex'), value: { sex: 'female' } };
const HEIGHT: PersonFact = { kind: 'height', ...stamp('height'), value: { heightCm: 162 } };

describe('FVC recomputed on one equation', () => {
  const pfts = [
    pft('2026-07-12', { ml: 2500, pct: 79.5, referenceEquation: 'GLI-2012' }),
    pft('2026-01-12', { ml: 2500, pct: 84.6, referenceEquation: 'GLI-Global-2022' }),
    pft('2025-01-12', { pct: 85 }),
    pft('2024-01-12', { notDone: 'unable' }),
  ];

  it('is the same curve whatever equation the laboratories named, and says of how many tests it cannot be told (B-10)', () => {
    const course = recomputedCourse(recordOf({ pfts, person: [BORN, WOMAN, HEIGHT] }));
    // 2500 mL of a woman of 60 years and 162 cm are 84.6 % by GLI Global 2022. What is expected falls by 24 mL a year.
    expect(course.tests.map((test) => [test.on, (test.millionths / 1_000_000).toFixed(1)])).toEqual([
      ['2026-01-12', '84.6'],
      ['2026-07-12', '84.9'],
    ]);
    expect(course.cannotTell).toBe(1);
    expect(course.reportedCompare).toBe(false);
    expect(recomputedLine(course).text).toMatch(
      /GLI Global 2022 with one height .* Of 1 test it cannot be told/,
    );
  });

  it.each([
    ['sex', [BORN, HEIGHT]],
    ['birth date', [WOMAN, HEIGHT]],
    ['height', [BORN, WOMAN]],
  ])('cannot be told of anybody whose %s is not known (B-26)', (_, person) => {
    expect(recomputedCourse(recordOf({ pfts, person }))).toMatchObject({ tests: [], cannotTell: 3 });
  });

  it.each([
    [true, ['GLI-2012', ' gli-2012 ']],
    [true, [undefined, undefined]],
    [false, ['GLI-2012', undefined]],
    [false, ['GLI-2012', 'GLI-Global-2022']],
  ])('is not needed where the reported percents compare: %s of %j (B-10)', (compare, equations) => {
    const named = equations.map((referenceEquation, index) =>
      pft(`2026-0${index + 1}-12`, {
        pct: 80,
        ...(referenceEquation !== undefined && { referenceEquation }),
      }),
    );
    expect(recomputedCourse(recordOf({ pfts: named })).reportedCompare).toBe(compare);
  });

  it('is needed where a test has litres alone (B-10)', () => {
    const named = [pft('2026-01-12', { pct: 80 }), pft('2026-02-12', { ml: 2500 })];
    expect(recomputedCourse(recordOf({ pfts: named })).reportedCompare).toBe(false);
  });
});
