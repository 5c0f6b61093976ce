import { describe, expect, it } from '@jest/globals';
import { reviewDateProblem } from './review-date';

describe('The day on which a drug is looked at again (B-33)', () => {
  it.each([
    ['', true, 'Say when the drug is looked at again.'],
    ['', false, undefined],
    ['2026-03-31', false, 'Choose a day after today.'],
    ['2026-04-01', true, undefined],
    ['2027-03-31', true, undefined],
    ['2027-04-01', true, 'Choose a day within 12 months.'],
  ])('typed as "%s", needed: %s', (day, isNeeded, problem) => {
    expect(reviewDateProblem(day, '2026-03-31', isNeeded)).toBe(problem);
  });
});
