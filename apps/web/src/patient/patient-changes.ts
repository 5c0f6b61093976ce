import type { PatientResponse } from '@interstice/contracts';
import { fieldsOf, valueAt, type Body, type FormDescription } from '../entry/field';
import { PATIENT_FORM } from '../entry/forms/patient-form';

/** What stands about a patient, as the form asks for it; from which day new values hold stands beside it. */
export const EDIT_PATIENT_FORM: FormDescription = {
  request: 'patientChangeRequest',
  groups: [
    ...PATIENT_FORM.groups,
    {
      title: 'From when',
      fields: [
        {
          type: 'day',
          name: 'on',
          label: 'The new values hold from',
          isRequired: true,
          help: 'Name and MRN change at once. Was a value wrong from the beginning? Correct it in the list below.',
        },
      ],
    },
  ],
};

/** Parts of one fact with the CTD: emptied, they hold no longer from the day given. */
const PARTS_OF_CTD: readonly string[] = ['secondaryCtds', 'ctdSubtype'];
const IDENTITY: readonly string[] = ['mrn', 'familyName', 'givenName'];

/** A patient as the form writes them: what is empty is left out. */
export function asEntered(patient: PatientResponse): Body {
  const said = fieldsOf(PATIENT_FORM).map(({ name }) => [name, valueAt({ ...patient }, name)] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && !isEmptyList(value)));
}

/**
 * What is sent: only what differs, so that what somebody else changed meanwhile is not set back; null where a field was
 * emptied.
 *
 * @example changeOf({ heightCm: 165, ctdSubtype: 'lcSSc' }, { heightCm: 164 }) //=> { heightCm: 164, ctdSubtype: null }
 */
export function changeOf(before: Body, now: Body): Body {
  const names = fieldsOf(PATIENT_FORM).map(({ name }) => name);
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
      .map((name) => [name, now[name] ?? null]),
  );
}

/** What a change brings about, in sentences, before it is saved. */
export function consequencesOf(change: Body): readonly string[] {
  const names = Object.keys(change);
  const cleared = names.filter((name) => change[name] === null && !PARTS_OF_CTD.includes(name));
  const dated = names.filter((name) => !IDENTITY.includes(name) && !cleared.includes(name));
  const labels = (of: readonly string[]) =>
    fieldsOf(PATIENT_FORM)
      .filter(({ name }) => of.includes(name))
      .map(({ label }) => label)
      .join(', ');
  return [
    ...(names.some((name) => IDENTITY.includes(name))
      ? ['Every list and page shows the new name or MRN at once.']
      : []),
    ...(dated.length > 0
      ? [
          `${labels(dated)}: holds from the day given; what held before stays on record. What is due and how progression is judged is worked out again from it.`,
        ]
      : []),
    ...(cleared.length > 0
      ? [
          `${labels(cleared)}: all that is on record of it is taken back, whatever its day. The history keeps it.`,
        ]
      : []),
  ];
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
