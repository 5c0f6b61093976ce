import { bloodTest, day } from '../record.spec-support.js';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { ActionLimit, MonitoredDrugId } from '../protocol.js';
import { earlierValue, isBeyond, isDayInside } from './action-limits.js';

function limitOf(drug: MonitoredDrugId, name: string): ActionLimit {
  const { actionLimits, alertLimits = [] } = WATCHED_DRUGS[drug];
  const limit = [...actionLimits, ...alertLimits].find((one) => name in one);
  if (!limit) throw new Error(`no limit ${name} of ${drug}`);
  return limit;
}

const RISE_OF_BASELINE = limitOf('ciclosporin', 'abovePctOfBaseline');
const FALL = limitOf('tofacitinib', 'fallsFromBaseline');
const RISE = limitOf('azathioprine', 'risesPct');
const startedOn = day('2026-01-10');

/** The lineage counted from, in whatever order the tests are listed. */
function countedFrom(
  limit: ActionLimit,
  ...values: readonly [on: string, amount: number, lineageId: string][]
) {
  const tests = values.map(([on, amount, lineageId]) =>
    bloodTest(on, { [limit.analyte]: amount }, { lineageId }),
  );
  const answers = [tests, tests.toReversed()].map(
    (listed) => earlierValue(limit, { tests: listed, startedOn }, day('2026-02-20'))?.lineageId,
  );
  expect(answers[0]).toBe(answers[1]);
  return answers[0];
}

describe('What a rise or a fall is counted from (B-22)', () => {
  it('is the last value up to the day of the start', () => {
    expect(countedFrom(RISE_OF_BASELINE, ['2025-12-01', 60, 'old'], ['2026-01-10', 90, 'of the start'])).toBe(
      'of the start',
    );
    expect(countedFrom(RISE_OF_BASELINE, ['2026-01-11', 60, 'after'])).toBeUndefined();
  });

  it('is of one day that from which the change is greatest: the lower one of a rise, the higher one of a fall', () => {
    expect(countedFrom(RISE_OF_BASELINE, ['2026-01-05', 90, 'a'], ['2026-01-05', 80, 'b'])).toBe('b');
    expect(countedFrom(FALL, ['2026-01-05', 130, 'a'], ['2026-01-05', 140, 'b'])).toBe('b');
  });

  it('is of the same value of one day that which was recorded first', () => {
    expect(countedFrom(RISE_OF_BASELINE, ['2026-01-05', 80, 'b'], ['2026-01-05', 80, 'a'])).toBe('a');
    expect(countedFrom(FALL, ['2026-01-05', 130, 'b'], ['2026-01-05', 130, 'a'])).toBe('a');
  });

  it('is of a rise within 12 months the lowest, and of several as low the last', () => {
    expect(countedFrom(RISE, ['2025-06-01', 70, 'low'], ['2026-02-01', 90, 'last'])).toBe('low');
    expect(countedFrom(RISE, ['2025-06-01', 70, 'first'], ['2025-09-01', 70, 'last'])).toBe('last');
    expect(countedFrom(RISE, ['2025-09-01', 70, 'b'], ['2025-09-01', 70, 'a'])).toBe('a');
    expect(countedFrom(RISE, ['2025-02-19', 60, 'too old'], ['2025-02-20', 70, 'just within'])).toBe(
      'just within',
    );
  });

  it('is nothing for a limit that is a value', () => {
    expect(countedFrom(limitOf('mycophenolate', 'below'), ['2026-01-05', 1, 'a'])).toBeUndefined();
  });
});

describe('What cannot be compared (B-20)', () => {
  it('is not outside: without a printed limit, and without a value of that analyte', () => {
    const upper = limitOf('nintedanib', 'aboveUpperLimits');
    expect(isBeyond({ amount: 900_000 }, upper, null)).toBe(false);
    expect(isBeyond({ amount: 900_000, high: 40_000 }, upper, null)).toBe(true);
    const tests = [bloodTest('2026-02-01', { wbc: 0.1 })];
    const limits = WATCHED_DRUGS.mycophenolate.actionLimits;
    expect(isDayInside(day('2026-02-01'), limits, { tests, startedOn })).toBe(true);
  });
});
