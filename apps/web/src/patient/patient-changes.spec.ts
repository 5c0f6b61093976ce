import { describe, expect, it } from '@jest/globals';
import { patientChangeRequest, type PatientResponse } from '@interstice/contracts';
import { bodyOf, valuesOf } from '../entry/entered-values';
import { asEntered, changeOf, consequencesOf, EDIT_PATIENT_FORM } from './patient-changes';

const TODAY = '2026-03-31';
const patient: PatientResponse = {
  id: 'a',
  siteId: 'a',
  mrn: 'MRN-0042',
  familyName: 'Example',
  givenName: 'Ada',
  birthDate: '1961-05-04',
  registeredOn: '2024-01-01',
  updatedAt: '2026-03-01T08:00:00.000Z',
  team: { physician: null, deputy: null },
  status: 'active',
  sex: 'female',
  ctd: 'ssc',
  secondaryCtds: [],
  ctdSubtype: 'limited',
  antibodies: ['ANA', 'anti-Scl-70'],
  heightCm: 165,
};

const edited = (typed: Record<string, string>) => {
  const before = asEntered(patient);
  const values = { ...valuesOf(EDIT_PATIENT_FORM, before), on: TODAY, ...typed };
  const { body, errors } = bodyOf(EDIT_PATIENT_FORM, values, TODAY);
  return { change: changeOf(before, body), errors };
};

describe('a patient who is edited', () => {
  it('is not changed by a form that nobody touched', () => {
    expect(edited({})).toEqual({ change: {}, errors: {} });
  });

  it('is changed in what differs only, so that nothing of somebody else is set back', () => {
    const { change } = edited({ heightCm: '164,5', secondaryCtds: 'sjd', antibodies: 'ANA' });
    expect(change).toEqual({ heightCm: 164.5, secondaryCtds: ['sjd'], antibodies: ['ANA'] });
    expect(patientChangeRequest.safeParse({ ...change, on: TODAY }).success).toBe(true);
  });

  it('loses what was emptied, and is told so before it is saved', () => {
    const { change } = edited({ ctdSubtype: '', heightCm: '' });
    expect(change).toEqual({ ctdSubtype: null, heightCm: null });
    expect(consequencesOf(change)).toEqual([
      'Subtype: holds from the day given; what held before stays on record. What is due and how progression is judged is worked out again from it.',
      'Height: all that is on record of it is taken back, whatever its day. The history keeps it.',
    ]);
    expect(patientChangeRequest.safeParse(change).success).toBe(true);
  });

  it('keeps a name, an MRN, a birth date, a sex and a disease', () => {
    const { errors } = edited({ mrn: '', familyName: '', givenName: '', birthDate: '', sex: '', ctd: '' });
    expect(Object.keys(errors)).toEqual(['mrn', 'familyName', 'givenName', 'birthDate', 'sex', 'ctd']);
  });

  it('is judged anew when sex or height change, not when the name does', () => {
    expect(consequencesOf(edited({ familyName: 'Sample' }).change)).toEqual([
      'Every list and page shows the new name or MRN at once.',
    ]);
    expect(consequencesOf(edited({ sex: 'male' }).change).join()).toMatch(/Sex: holds from .* judged/);
  });
});
