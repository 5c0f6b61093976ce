import { addDays, parseIsoDate } from '@interstice/clinical';
import fc from 'fast-check';
import { prednisone } from '../drug-warnings/drug-warning-records.spec-support.js';
import { change } from '../record.spec-support.js';
import { EXPOSURE_CASES } from './steroid-exposure.cases.js';
import { exposureAnswer, exposureStated } from './steroid-exposure.spec-support.js';
import { steroidExposure } from './steroid-exposure.js';

const start = parseIsoDate('2024-01-01');
const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays(start, days));
const anyCourses = fc.array(
  fc.record({
    on: anyDay,
    lasts: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
    mg: fc.constantFrom(null, 5, 12.5, 20),
    changes: fc.array(fc.tuple(fc.nat({ max: 200 }), fc.constantFrom(null, 2.5, 10, 40)), { maxLength: 3 }),
  }),
  { maxLength: 4 },
);
const anyTreatments = anyCourses.map((drawn) =>
  drawn.map(({ on, lasts, mg, changes }, index) =>
    prednisone(on, mg, {
      lineageId: `course ${index}`,
      ...(lasts === undefined ? {} : { stoppedOn: addDays(on, lasts) }),
      changes: [
        ...(mg === null ? [] : [change(on, mg, { timesPerDay: 1, lineageId: `first ${index}` })]),
        ...changes.map(([days, next], place) =>
          change(addDays(on, days), next, {
            ...(next === null ? { kind: 'hold' as const } : { timesPerDay: 1 }),
            lineageId: `later ${index} ${place}`,
          }),
        ),
      ],
    }),
  ),
);

describe('Exposure to glucocorticoids in prednisone equivalents (T-03, X-01, B-28)', () => {
  it.each(EXPOSURE_CASES)('$name', (given) => {
    expect(exposureAnswer(given)).toEqual(exposureStated(given));
  });

  it('adds up day by day, in whatever order courses and changes come', () => {
    fc.assert(
      fc.property(anyTreatments, anyDay, (courses, asOf) => {
        const exposure = steroidExposure(courses, asOf);
        const reversed = courses.toReversed().map((one) => ({ ...one, changes: one.changes.toReversed() }));
        expect(steroidExposure(reversed, asOf)).toEqual(exposure);
        let sum = 0;
        for (let on = start; on <= asOf; on = addDays(on, 1)) {
          const today = steroidExposure(courses, on).current;
          sum += Math.round((today?.mg ?? 0) * 100);
        }
        expect(Math.round(exposure.total.mg * 100)).toBe(sum);
      }),
      { numRuns: 20 },
    );
  });
});
