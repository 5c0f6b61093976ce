import type { IsoDate } from '@interstice/clinical';
import type { ImportKind } from '@interstice/contracts';
import { calendarDay } from '../clock.js';
import type { PatientValues } from '../patients/register-patient.js';
import type { ImportProblem } from './import-problem.js';
import { columnOf, type ImportedFact } from './parse-row.js';

interface NamedDays {
  readonly kind: ImportKind;
  /** Fields that hold days; a planned one may lie in the future. */
  readonly days: readonly { readonly field: string; readonly isPlan?: true }[];
  readonly instant?: { readonly field: string; readonly of: string };
}

const DAYS_OF: Readonly<Record<ImportedFact['kind'], NamedDays>> = {
  pft: {
    kind: 'pfts',
    days: [{ field: 'testedOn' }],
    instant: { field: 'testedAt', of: 'testedOn' },
  },
  hrct: { kind: 'hrcts', days: [{ field: 'performedOn' }, { field: 'comparedWithOn' }] },
  'blood-test': {
    kind: 'blood-tests',
    days: [{ field: 'collectedOn' }],
    instant: { field: 'collectedAt', of: 'collectedOn' },
  },
  'symptom-report': {
    kind: 'symptom-reports',
    days: [{ field: 'reportedOn' }, { field: 'comparedWithOn' }],
  },
  treatment: {
    kind: 'treatments',
    days: [{ field: 'plannedStartOn', isPlan: true }, { field: 'startedOn' }, { field: 'stoppedOn' }],
  },
  visit: { kind: 'visits', days: [{ field: 'on' }] },
  'progression-decision': {
    kind: 'progression-decisions',
    days: [{ field: 'decidedOn' }, { field: 'baselineOn' }],
  },
};

/** Where the file is imported: what only the patient and the site can tell. */
export interface DayContext {
  readonly today: IsoDate;
  readonly timeZone: string;
}

/** Days of the future that are no plans (B-32), days before birth, instants of another day than the one given. */
export function impossibleDays(
  line: number,
  fact: ImportedFact,
  birthDate: string,
  { today, timeZone }: DayContext,
): ImportProblem[] {
  const { kind, days, instant } = DAYS_OF[fact.kind];
  const problems: ImportProblem[] = [];
  const refuse = (field: string, detail: string) => {
    problems.push({ line, column: columnOf(kind, field) ?? field, detail });
  };
  for (const { field, isPlan = false } of days) {
    const day = textOf(fact.values, field);
    if (day === undefined) continue;
    if (day > today && !isPlan) refuse(field, `expected a day no later than today at the site, ${today}`);
    if (day < birthDate) refuse(field, 'expected a day on or after the birth date of the patient');
  }
  const said = instant && textOf(fact.values, instant.field);
  if (instant !== undefined && said !== undefined) {
    if (calendarDay(new Date(said), timeZone) !== textOf(fact.values, instant.of)) {
      refuse(instant.field, `expected an instant of the day ${columnOf(kind, instant.of)} at the site`);
    }
  }
  return problems;
}

/** Days of a registration that have not come yet at the site. */
export function futurePatientDays(line: number, patient: PatientValues, today: IsoDate): ImportProblem[] {
  return (['birthDate', 'ildDiagnosedOn', 'ctdDiagnosedOn'] as const).flatMap((field): ImportProblem[] => {
    const day = patient[field];
    if (day === undefined || day <= today) return [];
    const detail = `expected a day no later than today at the site, ${today}`;
    return [{ line, column: columnOf('patients', field) ?? field, detail }];
  });
}

function textOf(said: object, field: string): string | undefined {
  const value: unknown = Reflect.get(said, field);
  return typeof value === 'string' ? value : undefined;
}
