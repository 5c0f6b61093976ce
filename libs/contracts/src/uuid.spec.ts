import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { alertListQuery } from './alert.js';
import { correctionFields, reassignmentRequest } from './fact-change.js';
import { importForm } from './import.js';
import { listQuery } from './list.js';
import { mergeRequest } from './merge.js';
import { patientRequest } from './patient.js';

const ID = '019c8a70-5d3c-7d11-8a52-3f8f2ad4c0ab';
const SENT = ID.toUpperCase();

const reason = 'Entered for another patient.';
const patient = {
  mrn: 'A-1',
  familyName: 'Example',
  givenName: 'Ada',
  birthDate: '1961-05-04',
  sex: 'female',
  ctd: 'ssc',
};

describe('an id that somebody sends', () => {
  it.each<[string, string, z.ZodType, object]>([
    ['the patient whom a fact is moved to', 'toPatientId', reassignmentRequest, { reason }],
    ['the record that is merged', 'mergedPatientId', mergeRequest, { reason }],
    ['the version that a corrector saw', 'versionId', z.strictObject(correctionFields), { reason }],
    ['the site of a new patient', 'siteId', patientRequest, patient],
    ['the site of a file', 'siteId', importForm, { kind: 'visits' }],
    ['the place in a list', 'cursor', listQuery, {}],
    ['the patient whose alerts are asked for', 'patientId', alertListQuery, {}],
    ['the person whose alerts are asked for', 'owner', alertListQuery, {}],
  ])('names %s in upper case as in lower case', (_, field, schema, others) => {
    expect(schema.parse({ ...others, [field]: SENT })).toMatchObject({ [field]: ID });
    expect(schema.safeParse({ ...others, [field]: `${ID}0` }).success).toBe(false);
  });
});
