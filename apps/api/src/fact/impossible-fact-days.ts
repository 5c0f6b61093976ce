import { calendarDay, type InputError } from '@interstice/server';
import type { FoundPatient } from '../patient/find-patient.js';

interface NamedDays {
  readonly days: readonly { readonly field: string; readonly isPlan?: true }[];
  readonly instants?: readonly { readonly field: string; readonly of: string }[];
}

/**
 * What only the patient and the site's own today can tell: days of the future that are no plans (B-32), days before
 * birth, instants of another day than the one given.
 */
export function impossibleFactDays(
  { days, instants = [] }: NamedDays,
  said: object,
  patient: FoundPatient,
  today: string,
): InputError[] {
  const errors: InputError[] = [];
  for (const { field, isPlan = false } of days) {
    const day = textOf(said, field);
    if (day === undefined) continue;
    if (day > today && !isPlan) {
      errors.push({
        pointer: `/${field}`,
        detail: `expected a day no later than today at the site, ${today}`,
      });
    }
  }
  for (const field of daysBeforeBirthOf({ days }, said, patient)) {
    errors.push({
      pointer: `/${field}`,
      detail: 'expected a day on or after the birth date of the patient',
    });
  }
  for (const { field, of } of instants) {
    const instant = textOf(said, field);
    if (instant !== undefined && calendarDay(new Date(instant), patient.timeZone) !== textOf(said, of)) {
      errors.push({ pointer: `/${field}`, detail: `expected an instant of the day ${of} at the site` });
    }
  }
  return errors;
}

/** The days of a fact on which the patient was not born yet. */
export function daysBeforeBirthOf(
  { days }: Pick<NamedDays, 'days'>,
  said: object,
  { birthDate }: FoundPatient,
): string[] {
  return days
    .map(({ field }) => field)
    .filter((field) => {
      const day = textOf(said, field);
      return day !== undefined && day < birthDate;
    });
}

function textOf(said: object, field: string): string | undefined {
  const value: unknown = Reflect.get(said, field);
  return typeof value === 'string' ? value : undefined;
}
