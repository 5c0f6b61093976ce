import { describe, expect, it } from '@jest/globals';
import type { ComparedPair } from '@interstice/contracts';
import { declineInWords, pairInWords } from './pair-words';
import { ageOn, takenOverInWords } from './patient-words';

const pair: ComparedPair = {
  earlier: { lineageId: 'a', on: '2025-01-10', fvcMl: 3000, fvcPctPred: 80 },
  later: { lineageId: 'b', on: '2026-01-10', fvcMl: 2640, fvcPctPred: 70.4 },
  measure: 'reported-pct',
  basis: 'same-equation',
  assumed: false,
  declinePct: 12,
  declinePoints: 9.6,
};

describe('the words of a patient page', () => {
  it('B-27: say whose a transferred or a transplanted patient is', () => {
    expect(takenOverInWords({ status: 'transferred' })).toBe('Ours until the receiver is named');
    expect(takenOverInWords({ status: 'transferred', receiver: 'City Hospital' })).toBe(
      'Followed by City Hospital',
    );
    expect(takenOverInWords({ status: 'transplanted' })).toMatch(/go on here until it is named/);
    expect(takenOverInWords({ status: 'transplanted', receiver: 'Transplant Centre' })).toBe(
      'Blood tests for drugs watched by Transplant Centre',
    );
    expect(takenOverInWords({ status: 'discharged' })).toBeUndefined();
  });

  it('count completed years of life', () => {
    expect(ageOn('1961-05-04', '2026-05-03')).toBe(64);
    expect(ageOn('1961-05-04', '2026-05-04')).toBe(65);
  });

  it('tell a fall as the judgement has it, in the measure that was compared', () => {
    expect(pairInWords(pair)).toBe(
      '12.0 % lower (9.6 points), from 80.0 % predicted to 70.4 % predicted (10 Jan 2025 to 10 Jan 2026).',
    );
    const { declinePoints, ...litres } = { ...pair, measure: 'litres' as const };
    expect(declinePoints).toBe(9.6);
    expect(pairInWords(litres)).toBe('12.0 % lower, from 3000 mL to 2640 mL (10 Jan 2025 to 10 Jan 2026).');
  });

  it('call a gain a gain, and no change none', () => {
    expect(declineInWords({ ...pair, declinePct: -1.2, declinePoints: -1 })).toBe(
      '1.2 % higher (1.0 points)',
    );
    expect(declineInWords({ ...pair, declinePct: 0 })).toBe('less than 0.1 % apart');
  });

  it('tell days without figures to those who read no values', () => {
    const { declinePct, declinePoints, ...rest } = pair;
    expect([declinePct, declinePoints]).toEqual([12, 9.6]);
    const days = {
      ...rest,
      earlier: { lineageId: 'a', on: '2025-01-10' },
      later: { lineageId: 'b', on: '2026-01-10' },
    };
    expect(pairInWords(days)).toBe('10 Jan 2025 to 10 Jan 2026.');
  });
});
