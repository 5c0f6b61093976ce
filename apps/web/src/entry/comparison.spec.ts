import { describe, expect, it } from '@jest/globals';
import type { AnyFact } from '../api/facts';
import { compareWithPast } from './comparison';
import { fieldsOf, type Body, type FactForm, type Field } from './field';
import { BLOOD_TEST_FORM } from './forms/blood-test-form';
import { PFT_FORM } from './forms/pft-form';
import { SYMPTOM_REPORT_FORM } from './forms/symptom-report-form';

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

  it('of a graft is not compared with one of the own lungs, whatever came first on record (B-27)', () => {
    const graftOn = '2025-06-01';
    const ofGraft = { ...march, testedOn: '2025-06-01', fvcMl: 2400 };
    const beside = (testedOn: string, ...past: Body[]) =>
      compareWithPast(
        PFT_FORM,
        fieldOf(PFT_FORM, 'fvcMl'),
        { testedOn, fvcMl: 2640, bronchodilator: 'pre', setting: 'lab' },
        past.map(recorded),
        graftOn,
      );
    expect(beside('2025-06-01', march)).toEqual({
      before: '3000 mL (3.00 L) on 2 Mar 2025',
      notCompared: 'Not compared: the lungs are a graft since 1 Jun 2025',
    });
    expect(beside('2026-03-02', ofGraft, march)?.difference).toBe('+240 mL, +10.0 %');
    expect(beside('2025-05-31', march)?.difference).toBe('−360 mL, −12.0 %');
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

describe('the score before, while a symptom report is entered', () => {
  const scored = (reportedOn: string, instrument: string, score: number) => ({
    reportedOn,
    change: 'stable',
    instrument,
    score,
  });
  const besideScore = (now: Body, ...past: Body[]) =>
    compareWithPast(SYMPTOM_REPORT_FORM, fieldOf(SYMPTOM_REPORT_FORM, 'score'), now, past.map(recorded));
  const kBild = scored('2025-03-02', 'k-bild total', 45);

  it('is the last one of the same instrument, however its name was typed', () => {
    const other = scored('2025-09-01', 'LCQ total', 12);
    const now = scored('2026-03-02', 'K-BILD total', 41.5);
    expect(besideScore(now, other, kBild)).toMatchObject({
      before: '45 on 2 Mar 2025',
      difference: '−3.5, −7.7 %',
      notCompared: '12 on 1 Sep 2025 not compared: the instruments differ',
    });
  });

  it('is none of a TDI, which tells a change by itself, and none before the instrument is chosen', () => {
    const tdi = scored('2025-09-01', 'TDI', 2);
    expect(besideScore(scored('2026-03-02', 'TDI', -1), tdi)).toEqual({
      before: '2 on 1 Sep 2025',
      notCompared: 'Not compared: each tells a change since the baseline interview by itself',
    });
    expect(besideScore({ reportedOn: '2026-03-02', change: 'stable' }, kBild)?.notCompared).toBe(
      'Not compared: choose the instrument first',
    );
  });
});
