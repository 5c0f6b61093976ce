import { describe, expect, it } from '@jest/globals';
import { bloodTestRequest, pftRequest } from '@interstice/contracts';
import type { AnyFact } from '../api/facts';
import { bodyOf, errorsByField, initialValues, valuesForNext, valuesOf } from './entered-values';
import { fieldsOf, formAt, type Body } from './field';
import { BLOOD_TEST_FORM as BLOOD_TEST } from './forms/blood-test-form';
import { FACT_FORMS } from './forms/forms';
import { PATIENT_FORM } from './forms/patient-form';
import { PFT_FORM as PFT } from './forms/pft-form';

const TODAY = '2026-03-31';
const PFT_FORM = formAt(PFT, 'Europe/Berlin');
const BLOOD_TEST_FORM = formAt(BLOOD_TEST, 'Europe/Berlin');
const typed = (values: Record<string, string>) =>
  bodyOf(PFT_FORM, { ...initialValues(PFT_FORM, TODAY), ...values }, TODAY);

describe('what is typed into a form', () => {
  it('becomes what the contract takes, without what was left empty', () => {
    const { body, errors } = typed({
      fvcMl: '2640',
      fvcPctPred: '80,5',
      dlco: '5.361',
      dlcoUnit: 'mmol/min/kPa',
    });
    expect(errors).toEqual({});
    expect(body).toEqual({
      testedOn: TODAY,
      bronchodilator: 'unknown',
      fvcMl: 2640,
      fvcPctPred: 80.5,
      dlco: 5.361,
      dlcoUnit: 'mmol/min/kPa',
    });
    expect(pftRequest.safeParse(body).success).toBe(true);
  });

  it('is asked for again where it is missing, unclear or of the future', () => {
    expect(typed({ testedOn: '2026-04-01' }).errors).toEqual({
      testedOn: 'Expected a day no later than today.',
    });
    expect(typed({ testedOn: '' }).errors).toEqual({ testedOn: 'Please give the day.' });
    expect(typed({ fvcMl: '2.640' }).errors['fvcMl']).toContain('2640 or 2.64');
  });

  it('may be planned for a day of the future only where a plan is asked for (B-28)', () => {
    const form = FACT_FORMS.treatment;
    const values = { drug: 'rituximab', plannedStartOn: '2026-05-01', startedOn: '2026-05-01' };
    expect(bodyOf(form, values, TODAY).errors).toEqual({ startedOn: 'Expected a day no later than today.' });
  });

  it('in another unit of the laboratory says that unit, only beside a value', () => {
    const values = {
      collectedOn: TODAY,
      haemoglobin: '12,5',
      'units.haemoglobin': 'g/dL',
      'units.crp': 'mg/dL',
    };
    const { body } = bodyOf(BLOOD_TEST_FORM, values, TODAY);
    expect(body).toEqual({ collectedOn: TODAY, haemoglobin: 12.5, units: { haemoglobin: 'g/dL' } });
    expect(bloodTestRequest.safeParse(body).success).toBe(true);
  });

  it('is told wrong at its field, in the words of the form', () => {
    expect(
      errorsByField(PFT_FORM, [
        { pointer: '/dlcoUnit', detail: 'expected the unit of dlco (B-17)' },
        { pointer: '', detail: 'expected at least one of fvcMl, fvcPctPred' },
        { pointer: '/fev1Ml', detail: 'expected a value no greater than fvcMl' },
        { pointer: '/testedAt', detail: 'expected an instant of the day testedOn at the site' },
      ]),
    ).toEqual({
      dlco: 'Expected the unit of “DLCO”.',
      '': 'Give at least one measured value, or say why the test could not be done.',
      fev1Ml: 'Expected a value no greater than “FVC”.',
      testedAt: 'Expected an instant of the day “Tested on” at the site.',
    });
  });

  it('names several diseases as the contract does', () => {
    const { body } = bodyOf(PATIENT_FORM, { mrn: '1', ctd: 'ssc', secondaryCtds: 'sjd, ra' }, TODAY);
    expect(body).toMatchObject({ ctd: 'ssc', secondaryCtds: ['sjd', 'ra'] });
  });

  it('of the next result starts with the laboratory and without any value', () => {
    const next = valuesForNext(PFT_FORM, { fvcMl: '2640', laboratory: 'Own', testedOn: '2026-01-01' }, TODAY);
    expect(next).toMatchObject({ fvcMl: '', laboratory: 'Own', testedOn: TODAY });
  });
});

describe('a result that is corrected', () => {
  const blood = {
    lineageId: 'a',
    collectedOn: '2026-03-01',
    collectedAt: '2026-03-01T08:00:00Z',
    haemoglobin: 125,
    alt: 28,
    referenceRanges: { haemoglobin: { low: 120, high: 160 }, alt: { high: 40 } },
    reported: { haemoglobin: { value: 12.5, unit: 'g/dL', low: 12, high: 16 } },
    completeBloodCount: { state: 'partly-done', missing: [], says: '' },
  } as unknown as AnyFact;

  const corrected = (change: Record<string, string>) => {
    const shown = BLOOD_TEST_FORM.asReported?.(blood) ?? {};
    const { body } = bodyOf(BLOOD_TEST_FORM, { ...valuesOf(BLOOD_TEST_FORM, shown), ...change }, TODAY);
    return body;
  };

  it('keeps what came from the laboratory, as it was reported', () => {
    expect(corrected({ alt: '29' })).toEqual({
      collectedOn: '2026-03-01',
      collectedAt: '2026-03-01T08:00:00.000Z',
      haemoglobin: 12.5,
      units: { haemoglobin: 'g/dL' },
      alt: 29,
      referenceRanges: { haemoglobin: { low: 12, high: 16 }, alt: { high: 40 } },
    });
  });

  it('keeps no limits of what is taken out, and the time of day on another day', () => {
    const body: Body = corrected({ alt: '', collectedOn: '2025-07-01' });
    expect(body).toEqual({
      collectedOn: '2025-07-01',
      collectedAt: '2025-07-01T07:00:00.000Z',
      haemoglobin: 12.5,
      units: { haemoglobin: 'g/dL' },
      referenceRanges: { haemoglobin: { low: 12, high: 16 } },
    });
  });

  it('shows every field of every kind under one name', () => {
    for (const form of Object.values(FACT_FORMS)) {
      const names = fieldsOf(form).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
