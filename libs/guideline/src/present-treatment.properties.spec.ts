import { addDays, parseIsoDate } from '@interstice/clinical';
import fc from 'fast-check';
import { pft, recordOf, reviewed, treatment } from './record.spec-support.js';

const asOf = '2026-03-01';
const before = (record: Parameters<typeof reviewed>[0]) => {
  const found = reviewed(record, asOf).progression.beforeTreatment;
  if (!found) throw new Error('expected an answer');
  return found;
};

describe('The baseline before the present treatment', () => {
  const start = parseIsoDate('2024-01-01');
  const anyPfts = fc.uniqueArray(fc.tuple(fc.nat(760), fc.integer({ min: 1500, max: 4000 })), {
    maxLength: 8,
    selector: ([days]) => days,
  });
  const anyCourses = fc.array(fc.tuple(fc.nat(760), fc.option(fc.nat(760), { nil: undefined })), {
    maxLength: 3,
  });

  it('lies never after the start nor the later test before it, whatever the record, and decides nothing', () => {
    fc.assert(
      fc.property(anyPfts, anyCourses, (tests, courses) => {
        const treatments = courses.map(([from, days], index) =>
          treatment(addDays(start, from), {
            lineageId: `course ${index}`,
            ...(days === undefined ? {} : { stoppedOn: addDays(start, from + days) }),
          }),
        );
        const pfts = tests.map(([days, ml]) => pft(addDays(start, days), { ml }));
        const { course, test, pair, why } = before(recordOf({ pfts, treatments }));
        expect((pair === null) === (why !== null)).toBe(true);
        expect(
          before(recordOf({ pfts: [...pfts].reverse(), treatments: [...treatments].reverse() })),
        ).toEqual({ course, test, pair, why });
        if (course && test) expect(test.on <= course.startedOn).toBe(true);
        if (course && pair) {
          expect(pair.earlier).toEqual(test);
          expect(pair.later.on > course.startedOn).toBe(true);
          expect(pfts.filter(({ testedOn: on }) => on > pair.earlier.on && on <= course.startedOn)).toEqual(
            [],
          );
          expect(pfts.filter(({ testedOn: on }) => on > pair.later.on)).toEqual([]);
        }
        const { sets } = reviewed(recordOf({ pfts, treatments }), asOf).progression;
        expect(reviewed(recordOf({ pfts }), asOf).progression.sets).toEqual(sets);
      }),
    );
  });
});
