import type { FactRef } from '@interstice/clinical';
import { bloodCount, day, dueItem, recordOf, treatment } from '../record.spec-support.js';
import type { DueRule } from '../review-result.js';
import { joinRules } from './join-rules.js';
import type { SurveillanceView } from './surveillance-view.js';

const ref = (kind: FactRef['kind'], lineageId: string, on: string): FactRef => ({
  kind,
  lineageId,
  on: day(on),
});
const rule = (ruleId: string, closesOn: string, ...because: readonly FactRef[]): DueRule => ({
  ruleId,
  opensOn: day('2026-01-01'),
  targetOn: day('2026-01-02'),
  closesOn: day(closesOn),
  because,
  missing: [],
  cites: [],
});
const view = {} as SurveillanceView;
const cycle = (...rules: readonly DueRule[]): string | undefined => {
  const joined = joinRules('blood', rules, view)?.cycle;
  expect(joinRules('blood', rules.toReversed(), view)?.cycle).toBe(joined);
  return joined;
};

describe('The cycle of a blood test (B-19, B-22)', () => {
  const test = (lineageId: string, on: string) => ref('blood-test', lineageId, on);
  const start = (lineageId: string, on: string) => ref('treatment', lineageId, on);

  it('is the last test that any rule counts from, of one day the one recorded first', () => {
    const old = rule('a', '2026-02-01', test('old', '2025-11-01'), start('x', '2025-06-01'));
    expect(cycle(old, rule('b', '2026-02-02', test('new', '2025-12-01')))).toBe('new');
    expect(
      cycle(
        rule('a', '2026-02-01', test('q', '2025-12-01')),
        rule('b', '2026-02-02', test('p', '2025-12-01')),
      ),
    ).toBe('p');
  });

  it('is without one the first start of a course, of one day the one recorded first', () => {
    const registered = ref('registration', 'patient', '2024-01-01');
    expect(
      cycle(
        rule('a', '2026-02-01', registered, start('later', '2025-12-01')),
        rule('b', '2026-02-02', registered, start('first', '2025-11-01')),
      ),
    ).toBe('first');
    expect(
      cycle(
        rule('a', '2026-02-01', start('q', '2025-12-01')),
        rule('b', '2026-02-02', start('p', '2025-12-01')),
      ),
    ).toBe('p');
    expect(cycle(rule('a', '2026-02-01', registered))).toBe('baseline');
  });

  it('stays the same while nothing but an increase of the dose comes', () => {
    const record = recordOf({
      treatments: [treatment('2025-12-01')],
      bloodTests: [bloodCount('2026-01-05')],
    });
    expect(dueItem(record, 'blood', '2026-02-01')?.cycle).toBe('blood 2026-01-05');
  });
});

describe('Rules that want the same test (B-19)', () => {
  it('are joined by the one that closes first, of one day in the order of their names', () => {
    const joined = joinRules(
      'height',
      [rule('c', '2026-02-02'), rule('b', '2026-02-01'), rule('a', '2026-02-01')],
      view,
    );
    expect(joined?.rules.map(({ ruleId }) => ruleId)).toEqual(['a', 'b', 'c']);
    expect(joined?.closesOn).toBe('2026-02-01');
    expect(joined?.cycle).toBe('baseline');
    expect(joinRules('height', [], view)).toBeUndefined();
  });
});
