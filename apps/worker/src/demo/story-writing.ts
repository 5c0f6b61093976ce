import { addDays, addMonths, parseIsoDate, type IsoDate } from '@interstice/clinical';
import type { FactInput, PatientValues } from '@interstice/server';
import { dayOf, type DecisionPlan, type DemoAct, type DemoPatient } from './demo-patient.js';
import { visit } from './fact-writing.js';

/** Days before the day of seeding, in months and days. */
export type Ago = (months: number, days?: number) => IsoDate;

export function agoFrom(today: IsoDate): Ago {
  return (months, days = 0) => addDays(addMonths(today, -months), -days);
}

/** Who the story is about: given name, plant, birth date, sex, disease, height. */
export type Who = readonly [
  given: string,
  plant: string,
  birthDate: string,
  sex: 'female' | 'male',
  ctd: PatientValues['ctd'],
  heightCm?: number,
];

export interface Telling {
  readonly who: Who;
  readonly story: string;
  readonly ildDiagnosedOn: IsoDate;
  /** The day of the ILD diagnosis unless it is another. */
  readonly registeredOn?: IsoDate;
  readonly facts: readonly FactInput[];
  readonly acts?: readonly DemoAct[];
  /** Left open unless somebody decides. */
  readonly decisions?: DecisionPlan;
}

export const LEFT_OPEN: DecisionPlan = { answers: ['leave'], afterDays: 0 };

export function mrnOf(number: number): string {
  return `DEMO-${String(number).padStart(4, '0')}`;
}

/** A patient of the demo clinic whose story is written out. */
export function tell(number: number, telling: Telling): DemoPatient {
  const [givenName, plant, birthDate, sex, ctd, heightCm] = telling.who;
  return {
    patient: {
      mrn: mrnOf(number),
      familyName: `Example-${plant}`,
      givenName,
      birthDate: parseIsoDate(birthDate),
      sex,
      ctd,
      ildDiagnosedOn: telling.ildDiagnosedOn,
      ...(heightCm === undefined ? {} : { heightCm }),
    },
    story: telling.story,
    registeredOn: telling.registeredOn ?? telling.ildDiagnosedOn,
    facts: [...telling.facts, ...firstVisit(telling.facts)],
    acts: telling.acts ?? [],
    decisions: telling.decisions ?? LEFT_OPEN,
  };
}

/** Both specialties saw them when their first result came, unless the story is about its visits or has no result yet. */
function firstVisit(facts: readonly FactInput[]): FactInput[] {
  const [first] = facts.map(dayOf).sort();
  if (first === undefined || facts.some(({ kind }) => kind === 'visit')) return [];
  return [visit(parseIsoDate(first), 'joint')];
}
