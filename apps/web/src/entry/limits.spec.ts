import { describe, expect, it } from '@jest/globals';
import { bloodTestRequest } from '@interstice/contracts';
import type { AnyFact } from '../api/facts';
import { bodyOf, errorsByField, initialValues } from './entered-values';
import { BLOOD_TEST_FORM } from './forms/blood-test-form';
import { formAt } from './field';
import { suggestLimits } from './limits';

const TODAY = '2026-03-31';
const form = formAt(BLOOD_TEST_FORM, 'Europe/Berlin');
const recorded = (fact: object) =>
  ({
    lineageId: 'a',
    collectedOn: '2026-03-01',
    laboratory: 'Ground floor',
    referenceRanges: { haemoglobin: { low: 120, high: 160 }, alt: { high: 40 } },
    reported: { haemoglobin: { value: 12.5, unit: 'g/dL', low: 12, high: 16 } },
    completeBloodCount: { state: 'partly-done', missing: [], says: '' },
    ...fact,
  }) as unknown as AnyFact;
const values = (typed: Record<string, string>) => ({
  ...initialValues(form, TODAY),
  laboratory: 'ground floor ',
  ...typed,
});

describe('limits of a blood test', () => {
  it('go with the value that they belong to, in its unit', () => {
    const typed = values({
      haemoglobin: '12.5',
      'units.haemoglobin': 'g/dL',
      'referenceRanges.haemoglobin.low': '12',
      'referenceRanges.alt.high': '40',
    });
    const { body, errors } = bodyOf(form, typed, TODAY);
    expect(errors).toEqual({});
    expect(body).toMatchObject({ referenceRanges: { haemoglobin: { low: 12 } } });
    expect(body).not.toHaveProperty('referenceRanges.alt');
    expect(bloodTestRequest.safeParse(body).success).toBe(true);
  });

  it('are told wrong at the field when the lower one is greater', () => {
    const issues = [{ pointer: '/referenceRanges/alt', detail: 'expected low no greater than high' }];
    expect(errorsByField(form, issues)).toEqual({
      'referenceRanges.alt.low': 'Expected low no greater than high.',
    });
  });

  it('are offered from the last test of the same laboratory, in the unit of the value, with its day', () => {
    const past = [
      recorded({ collectedOn: '2026-03-20', laboratory: 'Another', referenceRanges: { alt: { high: 35 } } }),
      recorded({}),
      recorded({ collectedOn: '2025-01-01', referenceRanges: { alt: { high: 50 } } }),
    ];
    expect(
      suggestLimits(values({ alt: '28', haemoglobin: '13', 'units.haemoglobin': 'g/dL' }), past),
    ).toEqual({
      on: '2026-03-01',
      laboratory: 'Ground floor',
      values: {
        'referenceRanges.haemoglobin.low': '12',
        'referenceRanges.haemoglobin.high': '16',
        'referenceRanges.alt.high': '40',
      },
      inWords: ['haemoglobin 12 to 16 g/dL', 'ALT up to 40 U/L'],
    });
    expect(suggestLimits(values({ haemoglobin: '130' }), past)?.inWords).toEqual([
      'haemoglobin 120 to 160 g/L',
    ]);
  });

  it('are not offered where a unit differs, where they are given already or where no laboratory is named', () => {
    const past = [recorded({})];
    expect(
      suggestLimits(values({ haemoglobin: '7.8', 'units.haemoglobin': 'mmol/L' }), past),
    ).toBeUndefined();
    expect(suggestLimits(values({ alt: '28', 'referenceRanges.alt.high': '35' }), past)).toBeUndefined();
    expect(suggestLimits(values({ alt: '28', laboratory: '' }), past)).toBeUndefined();
    expect(suggestLimits(values({ alt: '28', collectedOn: '2026-02-01' }), past)).toBeUndefined();
  });
});
