import { describe, expect, it } from '@jest/globals';
import {
  hrctCorrection,
  pftCorrection,
  treatmentChangeCorrection,
  treatmentCorrection,
} from './corrections.js';
import { PERMISSIONS } from './permissions.js';
import { personFactCorrection, personFactRequest } from './person-fact.js';

describe('a correction', () => {
  it('states all values anew and says why', () => {
    const values = { testedOn: '2026-03-02', fvcMl: 2640, bronchodilator: 'pre' };
    expect(pftCorrection.parse({ ...values, reason: ' Typing error. ' })).toEqual({
      ...values,
      reason: 'Typing error.',
    });
    expect(pftCorrection.safeParse(values).error?.issues.map(({ path }) => path)).toEqual([['reason']]);
    expect(pftCorrection.safeParse({ fvcMl: 2640, reason: 'Typing error.' }).success).toBe(false);
  });

  it('is checked like the fact it corrects', () => {
    const exchanged = { testedOn: '2026-03-02', fvcMl: 2000, fev1Ml: 2500, reason: 'Typing error.' };
    expect(pftCorrection.safeParse(exchanged).error?.issues.map(({ path }) => path)).toEqual([['fev1Ml']]);
    const litres = { testedOn: '2026-03-02', fvcMl: 2.6, reason: 'Typing error.' };
    expect(pftCorrection.safeParse(litres).success).toBe(false);
    const scan = { performedOn: '2026-03-02', comparedWithOn: '2026-03-02', reason: 'Typing error.' };
    expect(hrctCorrection.safeParse(scan).success).toBe(false);
    const stop = {
      drug: 'rituximab',
      startedOn: '2026-03-02',
      stoppedOn: '2026-03-01',
      reason: 'Wrong day.',
    };
    expect(treatmentCorrection.safeParse(stop).success).toBe(false);
  });

  it('of a change within a course tells why it was changed from why it is corrected', () => {
    const change = { on: '2026-03-02', kind: 'hold', why: 'Infection.', reason: 'Wrong day.' };
    expect(treatmentChangeCorrection.parse(change)).toEqual(change);
  });
});

describe('a dated fact about a person', () => {
  const fact = { kind: 'diagnosis', value: { of: 'ild', diagnosedOn: '2024-01-10' }, on: '2026-03-02' };

  it('has the value of its kind and no other', () => {
    expect(personFactRequest.parse(fact)).toEqual(fact);
    expect(personFactRequest.safeParse({ ...fact, kind: 'height' }).success).toBe(false);
    const twice = { kind: 'ctd', value: { primary: 'ssc', secondary: ['ssc'] }, on: '2026-03-02' };
    expect(personFactRequest.safeParse(twice).success).toBe(false);
  });

  it('needs a reason only when it is corrected', () => {
    expect(personFactCorrection.safeParse(fact).success).toBe(false);
    expect(personFactCorrection.safeParse({ ...fact, reason: 'Typing error.' }).success).toBe(true);
  });
});

describe('who puts things right', () => {
  it('is a nurse or a physician; only a physician keeps a test out of judging', () => {
    for (const permission of ['fact.correct', 'fact.withdraw', 'fact.reassign', 'patient.merge'] as const) {
      expect([...PERMISSIONS[permission]].sort()).toEqual(['nurse', 'physician']);
    }
    expect(PERMISSIONS['fact.exclude']).toEqual(['physician']);
  });
});
