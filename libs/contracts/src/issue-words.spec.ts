import { z } from 'zod';
import { issueInWords } from './issue-words.js';
import { patientRequest } from './patient.js';
import { toScheduleQuery } from './worklist.js';

/** In words, all that a schema refuses of a value. */
function refusals(schema: z.ZodType, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map(issueInWords) ?? [];
}

describe('What is wrong with what was sent', () => {
  it('names the choices as a person would, without quotes and bars', () => {
    expect(refusals(patientRequest.shape.sex, 'F')).toEqual(['expected one of female, male, unknown']);
    expect(refusals(z.literal('ok'), 'no')).toEqual(['expected ok']);
    expect(refusals(z.literal([1, 2]), 3)).toEqual(['expected one of 1, 2']);
  });

  it('names the choices also where one or several of them may be given', () => {
    const [one] = refusals(toScheduleQuery, { test: 'xray' });
    expect(one).toMatch(/^expected one of pft, /);
    expect(refusals(toScheduleQuery, { test: ['pft', 'xray'] })).toEqual([one]);
    expect(refusals(toScheduleQuery, { site: 'here' })).toEqual(['expected the id of a site']);
  });

  it('names the forms there are where a field tells them apart', () => {
    const forms = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sex') }),
      z.strictObject({ kind: z.literal('height') }),
    ]);
    expect(refusals(forms, { kind: 'weight' })).toEqual(['expected one of sex, height']);
  });

  it('says what was expected of something that is missing, and leaves our own words alone', () => {
    expect(refusals(z.strictObject({ a: z.string() }), {})).toEqual(['expected string']);
    expect(refusals(z.string({ error: 'expected a name' }), 1)).toEqual(['expected a name']);
    expect(refusals(z.number(), 'a')).toEqual(['expected number, received string']);
  });
});
