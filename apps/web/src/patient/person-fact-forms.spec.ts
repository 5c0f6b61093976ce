import { describe, expect, it } from '@jest/globals';
import { personFactCorrection } from '@interstice/contracts';
import { bodyOf, errorsByField, valuesOf } from '../entry/entered-values';
import { PERSON_FACT_NAMES, personFactForm } from './person-fact-forms';

const ON = '2025-03-01';
const SAID = {
  sex: { sex: 'female' },
  'birth-date': { birthDate: '1961-05-04' },
  height: { heightCm: 164.5 },
  ctd: { primary: 'ssc', secondary: ['sjd'], subtype: 'limited' },
  antibodies: { antibodies: ['ANA', 'anti-Scl-70'] },
  'ild-diagnosis': { diagnosedOn: '2024-01-02' },
  'ctd-diagnosis': { diagnosedOn: '2020-01-02' },
  'hrct-pattern': { pattern: 'NSIP' },
  descent: { descent: 'African-American' },
  'rapidly-progressive': { flag: false },
} as const;

describe('what stands about a person, corrected', () => {
  it.each(Object.entries(SAID))('says the same again where nothing is changed: %s', (name, value) => {
    const kind = name as keyof typeof SAID;
    const form = personFactForm(kind);
    if (form === undefined) throw new Error(`no form for ${kind}`);
    const { body, errors } = bodyOf(form, valuesOf(form, { kind, value, on: ON }), '2026-03-31');
    expect({ body, errors }).toEqual({ body: { value, on: ON }, errors: {} });
    expect(personFactCorrection.safeParse({ ...body, kind, reason: 'Typing error.' }).success).toBe(true);
    const emptied = bodyOf(form, { on: ON }, '2026-03-31');
    expect(Object.keys(emptied.errors)).toHaveLength(1);
  });

  it('tells a wrong value at its field', () => {
    const form = personFactForm('height');
    expect(form && errorsByField(form, [{ pointer: '/value/heightCm', detail: 'expected cm' }])).toEqual({
      'value.heightCm': 'Expected cm.',
    });
  });

  it('is every kind but the status, which is changed with its own reason', () => {
    const without = Object.keys(PERSON_FACT_NAMES).filter((kind) => !Object.hasOwn(SAID, kind));
    expect(without).toEqual(['status']);
    expect(personFactForm('status')).toBeUndefined();
  });
});
