import type { PatientChangeRequest, PatientRequest } from '@interstice/contracts';
import type { InputError } from '@interstice/server';
import type { PersonFacts } from './patient.read-model.js';

const DAYS = ['birthDate', 'ildDiagnosedOn', 'ctdDiagnosedOn', 'on'] as const;
const DIAGNOSES = [
  ['ildDiagnosedOn', 'ild-diagnosis'],
  ['ctdDiagnosedOn', 'ctd-diagnosis'],
] as const;

/** Days that have not come yet at the site (B-32). */
export function futureDays(sent: PatientRequest | PatientChangeRequest, today: string): InputError[] {
  const days: PatientChangeRequest = sent;
  return DAYS.flatMap((field): InputError[] => {
    const day = days[field];
    if (day === undefined || day === null || day <= today) return [];
    return [{ pointer: `/${field}`, detail: `expected a day no later than today at the site, ${today}` }];
  });
}

/**
 * What a change would put before the birth of the patient, measured by what is to stand afterwards: a day that was
 * sent is to blame, or the birth date that was sent, when it comes after a diagnosis or anything else that stands.
 */
export function daysBeforeBirth(
  change: PatientChangeRequest,
  standing: {
    readonly birthDate: string;
    readonly facts: PersonFacts;
    /** The earliest day that anything recorded of the patient names. */
    readonly earliestDay: string | undefined;
  },
): InputError[] {
  const birthDate = change.birthDate ?? standing.birthDate;
  const errors: InputError[] = [];
  for (const field of ['ildDiagnosedOn', 'ctdDiagnosedOn', 'on'] as const) {
    const day = change[field];
    if (day !== undefined && day !== null && day < birthDate) {
      errors.push({ pointer: `/${field}`, detail: 'expected a day on or after the birth date' });
    }
  }
  if (change.birthDate === undefined) return errors;
  for (const [field, kind] of DIAGNOSES) {
    const diagnosedOn = standing.facts[kind]?.diagnosedOn;
    if (change[field] === undefined && diagnosedOn !== undefined && diagnosedOn < birthDate) {
      errors.push({ pointer: '/birthDate', detail: `expected a day on or before ${field}` });
    }
  }
  if (standing.earliestDay !== undefined && standing.earliestDay < birthDate) {
    errors.push({
      pointer: '/birthDate',
      detail: 'expected a day on or before all that is recorded of the patient',
    });
  }
  return errors;
}
