import { describe, expect, it } from '@jest/globals';
import type { AnyFact } from '../api/facts';
import { compareWithPast } from './comparison';
import { fieldsOf, type Body, type FactForm, type Field } from './field';
import { BLOOD_TEST_FORM } from './forms/blood-test-form';
import { PFT_FORM } from './forms/pft-form';

const recorded = (body: Body) => ({ lineageId: 'a', versionId: 'a', ...body }) as unknown as AnyFact;
const fieldOf = (form: FactForm, name: string): Field => {
  const field = fieldsOf(form).find((it) => it.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};
const march = {
  testedOn: '2025-03-02',
  fvcMl: 3000,
  fvcPctPred: 80.5,
  bronchodilator: 'pre',
  setting: 'lab',
};

const compared = (name: string, now: Body, ...past: Body[]) =>
  compareWithPast(PFT_FORM, fieldOf(PFT_FORM, name), { bronchodilator: 'pre', ...now }, past.map(recorded));

describe('the value before, while a PFT is entered', () => {
  it('stands beside FVC with the difference in mL and percent', () => {
    expect(compared('fvcMl', { testedOn: '2026-03-02', fvcMl: 2640 }, march)).toEqual({
      before: '3000 mL (3.00 L) on 2 Mar 2025',
      difference: '−360 mL, −12.0 %',
    });
  });

  it('is the last on the day of the test or before, whatever was recorded later', () => {
    const later = { ...march, testedOn: '2026-01-05', fvcMl: 2500 };
    expect(compared('fvcMl', { testedOn: '2025-06-01', fvcMl: 2900 }, later, march)?.before).toContain(
      '2 Mar 2025',
    );
    expect(compared('fvcMl', { testedOn: '2025-01-01', fvcMl: 2900 }, later, march)).toBeNull();
  });

  it('is not compared when one was before and the other after a bronchodilator (B-16)', () => {
    expect(compared('fvcMl', { testedOn: '2026-03-02', fvcMl: 2640, bronchodilator: 'post' }, march)).toEqual(
      {
        before: '3000 mL (3.00 L) on 2 Mar 2025',
        notCompared: 'Not compared: one was before, the other after a bronchodilator',
      },
    );
  });

  it('is not compared between home and laboratory; the last test of the laboratory is (B-16)', () => {
    const home = { ...march, testedOn: '2026-01-05', setting: 'home', fvcMl: 2700 };
    expect(compared('fvcMl', { testedOn: '2026-03-02', fvcMl: 2640, setting: 'lab' }, home, march)).toEqual({
      before: '3000 mL (3.00 L) on 2 Mar 2025',
      difference: '−360 mL, −12.0 %',
      notCompared:
        '2700 mL (2.70 L) on 5 Jan 2026 not compared: one was done at home, the other in a laboratory',
    });
  });

  it('in percent predicted is compared by one reference equation only (B-10)', () => {
    const now = { testedOn: '2026-03-02', fvcPctPred: 72.5 };
    const named = { ...march, referenceEquation: 'GLI 2012' };
    expect(compared('fvcPctPred', { ...now, referenceEquation: 'GLI 2012' }, named)?.difference).toBe(
      '−8.0 points, −9.9 % of the value before',
    );
    expect(compared('fvcPctPred', { ...now, referenceEquation: 'ECSC 1993' }, named)?.notCompared).toBe(
      'Not compared: the reference equations of FVC differ',
    );
    expect(compared('fvcPctPred', now, named)?.notCompared).toBe(
      'Not compared: only one names the reference equation of FVC',
    );
    expect(compared('fvcPctPred', now, march)?.difference).toContain(
      'the same reference equation is assumed',
    );
    const own = { laboratory: 'Own' };
    expect(compared('fvcPctPred', { ...now, ...own }, { ...march, ...own })?.difference).not.toContain(
      'assumed',
    );
  });

  it('of DLCO is compared in one unit and with the same correction only (B-17)', () => {
    const before = { testedOn: '2025-03-02', dlco: 5.1, dlcoUnit: 'mmol/min/kPa', hbCorrected: true };
    const now = { testedOn: '2026-03-02', dlco: 4.8, dlcoUnit: 'mmol/min/kPa', hbCorrected: true };
    expect(compared('dlco', now, before)).toEqual({
      before: '5.1 mmol/min/kPa on 2 Mar 2025',
      difference: '−0.3 mmol/min/kPa, −5.8 %',
    });
    expect(compared('dlco', { ...now, dlcoUnit: 'mL/min/mmHg' }, before)?.notCompared).toContain(
      'units differ',
    );
    expect(compared('dlco', { ...now, hbCorrected: false }, before)?.notCompared).toContain('haemoglobin');
  });

  it('is not compared with a test that is kept out of judging (B-11)', () => {
    const excluded = { ...march, excluded: { reason: 'Coughing.', on: '2025-03-03' } };
    expect(compared('fvcMl', { testedOn: '2026-03-02', fvcMl: 2640 }, excluded)?.notCompared).toContain(
      'kept out of judging',
    );
  });
});

describe('the value before, while a blood test is entered', () => {
  const before = recorded({ collectedOn: '2026-02-01', haemoglobin: 131 });
  const haemoglobin = fieldOf(BLOOD_TEST_FORM, 'haemoglobin');

  it('is compared in the unit on record, whatever unit is typed', () => {
    const now = { collectedOn: '2026-03-01', haemoglobin: 12.5, units: { haemoglobin: 'g/dL' } };
    expect(compareWithPast(BLOOD_TEST_FORM, haemoglobin, now, [before])).toEqual({
      before: '131 g/L on 1 Feb 2026',
      difference: '−6 g/L, −4.5 %',
    });
  });
});
