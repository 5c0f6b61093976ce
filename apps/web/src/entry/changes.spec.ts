import { describe, expect, it } from '@jest/globals';
import { changedFields, ontoCurrent } from './changes';
import { BLOOD_TEST_FORM } from './forms/blood-test-form';
import { PFT_FORM } from './forms/pft-form';

describe('what a correction changes', () => {
  it('is shown field by field, before and after', () => {
    const before = { testedOn: '2026-03-02', fvcMl: 2640, fvcPctPred: 80 };
    expect(changedFields(PFT_FORM, [before, { ...before, fvcMl: 2460, fvcPctPred: undefined }])).toEqual([
      { label: 'FVC', versions: ['2640 mL (2.64 L)', '2460 mL (2.46 L)'] },
      { label: 'FVC, % predicted', versions: ['80.0 %', 'nothing'] },
    ]);
    expect(changedFields(PFT_FORM, [before, { ...before }])).toEqual([]);
  });

  it('is a change also where only the unit of a value differs', () => {
    const [change] = changedFields(BLOOD_TEST_FORM, [
      { haemoglobin: 125 },
      { haemoglobin: 125, units: { haemoglobin: 'g/dL' } },
    ]);
    expect(change).toEqual({ label: 'Haemoglobin', versions: ['125 g/L', '125 g/dL'] });
  });

  it('stays when somebody else corrected another field meanwhile, and theirs stays too', () => {
    expect(
      ontoCurrent({
        began: { fvcMl: '2640', dlco: '5.1', device: 'A' },
        typed: { fvcMl: '2460', dlco: '5.1', device: '' },
        current: { fvcMl: '2640', dlco: '4.1', device: 'A' },
      }),
    ).toEqual({ fvcMl: '2460', dlco: '4.1', device: '' });
  });
});
