import type { PersonFactResponse } from '@interstice/contracts';
import { fieldsOf, type Field, type FormDescription } from '../entry/field';
import { PATIENT_FORM } from '../entry/forms/patient-form';

type Kind = PersonFactResponse['kind'];

/** Which field of a patient says what a dated fact says at the same place. */
const FIELDS: Readonly<
  Record<Exclude<Kind, 'status' | 'rapidly-progressive'>, Readonly<Record<string, string>>>
> = {
  sex: { 'value.sex': 'sex' },
  'birth-date': { 'value.birthDate': 'birthDate' },
  height: { 'value.heightCm': 'heightCm' },
  ctd: { 'value.primary': 'ctd', 'value.subtype': 'ctdSubtype', 'value.secondary': 'secondaryCtds' },
  antibodies: { 'value.antibodies': 'antibodies' },
  'ild-diagnosis': { 'value.diagnosedOn': 'ildDiagnosedOn' },
  'ctd-diagnosis': { 'value.diagnosedOn': 'ctdDiagnosedOn' },
  'hrct-pattern': { 'value.pattern': 'hrctPattern' },
  descent: { 'value.descent': 'descent' },
};

/** What may be left empty; all else of a fact is what it says. */
const OPTIONAL = ['ctdSubtype', 'secondaryCtds'];

/** What each kind is called. */
export const PERSON_FACT_NAMES: Readonly<Record<Kind, string>> = {
  sex: 'Sex',
  'birth-date': 'Birth date',
  height: 'Height',
  ctd: 'CTD',
  antibodies: 'Antibodies',
  'ild-diagnosis': 'ILD diagnosis',
  'ctd-diagnosis': 'CTD diagnosis',
  'hrct-pattern': 'HRCT pattern',
  descent: 'Descent',
  'rapidly-progressive': 'Rapid progression',
  status: 'Status',
};

/**
 * The form that corrects a dated fact, with the words of the form for a patient. A status has none: it is changed with
 * its own reason.
 */
export function personFactForm(kind: Kind): FormDescription | undefined {
  if (kind === 'status') return undefined;
  const said: readonly Field[] =
    kind === 'rapidly-progressive'
      ? [{ type: 'yes-no', name: 'value.flag', label: 'Rapidly progressive', isRequired: true }]
      : fieldsAt(FIELDS[kind]);
  return {
    request: 'personFactRequest',
    groups: [
      {
        title: PERSON_FACT_NAMES[kind],
        fields: [...said, { type: 'day', name: 'on', label: 'Holds from', isRequired: true }],
      },
    ],
  };
}

function fieldsAt(places: Readonly<Record<string, string>>): readonly Field[] {
  return Object.entries(places).flatMap(([name, patientField]) =>
    fieldsOf(PATIENT_FORM)
      .filter((field) => field.name === patientField)
      .map(({ help: _, ...field }): Field => {
        return OPTIONAL.includes(patientField) ? { ...field, name } : { ...field, name, isRequired: true };
      }),
  );
}
