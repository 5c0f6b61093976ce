import { describe, expect, it } from '@jest/globals';
import * as contracts from '@interstice/contracts';
import type { z } from 'zod';
import { fieldsOf, type FormDescription } from '../field';
import { FACT_FORMS } from './forms';
import { PATIENT_FORM } from './patient-form';
import { TREATMENT_CHANGE_FORM } from './treatment-change-form';

/** What a form does not ask for, and why. */
const NOT_ASKED = {
  siteId: 'the chosen site',
};

const FORMS: readonly (readonly [string, FormDescription])[] = [
  ...Object.entries(FACT_FORMS),
  ['patient', PATIENT_FORM],
  ['treatment-change', TREATMENT_CHANGE_FORM],
];

const shapeOf = ({ request }: FormDescription) => (contracts[request] as unknown as z.ZodObject).shape;
const nameOf = (name: string) => name.split('.')[0] ?? name;

describe.each(FORMS)('the form of a %s', (_name, form) => {
  it('asks for everything that can be recorded, and for nothing else', () => {
    const asked = fieldsOf(form).flatMap((field) => [
      nameOf(field.name),
      ...(field.type === 'number' && field.unitChoice ? [nameOf(field.unitChoice.name)] : []),
    ]);
    const recorded = Object.keys(shapeOf(form)).filter((name) => !(name in NOT_ASKED));
    expect([...new Set(asked)].sort()).toEqual(recorded.sort());
  });

  it('offers every word that the contract takes', () => {
    for (const field of fieldsOf(form)) {
      if (field.type !== 'choice') continue;
      const schema = shapeOf(form)[field.name] as unknown as z.ZodType;
      for (const { value } of field.options) expect(schema.safeParse(value).success).toBe(true);
      const offered = field.options.map(({ value }) => value).sort();
      const inner = (schema as { def: { innerType?: z.ZodType } }).def.innerType ?? schema;
      const taken = (inner as unknown as z.ZodEnum).options.map(String).sort();
      expect(offered).toEqual(taken);
    }
  });
});
