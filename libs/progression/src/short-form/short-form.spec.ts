import { assessedCriterion, assessedSet, pft, recordOf, symptoms } from '../record.spec-support.js';

const pair = (earlier: number, later: number, earlierOn = '2025-01-10') => ({
  pfts: [pft(earlierOn, { pct: earlier }), pft('2026-01-12', { pct: later })],
});

describe('The short form', () => {
  it('is met by a fall of exactly 10 %, not by one of 9.9 %', () => {
    expect(assessedCriterion(recordOf(pair(80, 72)), 'short-form.decline').verdict).toBe('met');
    expect(assessedCriterion(recordOf(pair(80, 72.1)), 'short-form.decline').verdict).toBe('not-met');
  });

  it('is met by a fall of exactly 5 % with worse symptoms, not by one of 4.9 %', () => {
    const worse = [symptoms('2026-01-12', 'worse')];
    const id = 'short-form.decline-with-symptoms';
    expect(assessedCriterion(recordOf({ ...pair(80, 76), symptoms: worse }), id).verdict).toBe('met');
    expect(assessedCriterion(recordOf({ ...pair(80, 76.1), symptoms: worse }), id).verdict).toBe('not-met');
  });

  it('has no window: a fall over ten years counts', () => {
    expect(assessedSet(recordOf(pair(80, 72, '2016-01-10')), 'short-form').verdict).toBe('met');
  });

  it('meets both limbs with a fall of 10 % and worse symptoms, having no upper limit', () => {
    const record = recordOf({ ...pair(80, 72), symptoms: [symptoms('2025-06-01', 'worse')] });
    expect(assessedSet(record, 'short-form').criteria.map(({ verdict }) => verdict)).toEqual(['met', 'met']);
  });
});
