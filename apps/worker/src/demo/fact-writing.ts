import { addMonths, daysBetween, parseIsoDate, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import type { TreatmentInput } from './demo-patient.js';

type Values<Kind extends FactInput['kind']> = Extract<FactInput, { kind: Kind }>['values'];

export const HOUSE_LABORATORY = 'Demo laboratory';
export const HOUSE_EQUATION = 'GLI Global 2022';
export const HOUSE_DLCO_EQUATION = 'GLI 2017';

/** Short forms in which the stories of the demo clinic are written. A PFT is of the house laboratory unless it says otherwise. */
export function pft(
  testedOn: IsoDate,
  fvcMl: number,
  fvcPctPred?: number,
  further: Partial<Values<'pft'>> = {},
): FactInput {
  return {
    kind: 'pft',
    values: {
      testedOn,
      fvcMl,
      ...(fvcPctPred === undefined ? {} : { fvcPctPred, referenceEquation: HOUSE_EQUATION }),
      qualityGrade: 'A',
      bronchodilator: 'pre',
      setting: 'lab',
      laboratory: HOUSE_LABORATORY,
      ...further,
    },
  };
}

/** DLCO in % predicted with the haemoglobin by which it was corrected. */
export function dlco(dlcoPctPred: number, haemoglobinGPerL?: number): Partial<Values<'pft'>> {
  return {
    dlcoPctPred,
    dlcoReferenceEquation: HOUSE_DLCO_EQUATION,
    ...(haemoglobinGPerL === undefined ? { hbCorrected: false } : { hbCorrected: true, haemoglobinGPerL }),
  };
}

export function hrct(
  performedOn: IsoDate,
  fibrosisExtentPct: number,
  further: Partial<Values<'hrct'>> = {},
): FactInput {
  return { kind: 'hrct', values: { performedOn, fibrosisExtentPct, ...further } };
}

export function symptoms(reportedOn: IsoDate, change: Values<'symptom-report'>['change']): FactInput {
  return { kind: 'symptom-report', values: { reportedOn, change } };
}

export function course(
  drug: Values<'treatment'>['drug'],
  startedOn: IsoDate,
  further: Partial<Values<'treatment'>> = {},
): TreatmentInput {
  return { kind: 'treatment', values: { drug, startedOn, route: 'oral', indication: 'ild', ...further } };
}

/** How far a draw lies from the patient's usual values, in tenths: the same for the same day, and no two draws quite alike. */
const FROM_DRAW_TO_DRAW = [0, 2, -1, 3, -2, 1, -3, 2, 0, -2, 1] as const;
const SOME_DAY = parseIsoDate('2020-01-01');

/** A complete blood count without anything remarkable; the liver values that come with it. */
export function cbc(collectedOn: IsoDate, further: Partial<Values<'blood-test'>> = {}): FactInput {
  const place = Math.abs(daysBetween(SOME_DAY, collectedOn)) % FROM_DRAW_TO_DRAW.length;
  const by = FROM_DRAW_TO_DRAW[place] ?? 0;
  return {
    kind: 'blood-test',
    values: {
      collectedOn,
      wbc: tenths(6.4 + by * 0.1),
      neutrophils: tenths(4.1 + by * 0.1),
      lymphocytes: 1.6,
      haemoglobin: 134 - by,
      platelets: 248 + by * 6,
      alt: 22 + by,
      ast: 24 + by,
      creatinine: 71 - by,
      laboratory: HOUSE_LABORATORY,
      ...further,
    },
  };
}

/** Liver tests on an antifibrotic: monthly for three months, then every three. */
export function liverTests(startedOn: IsoDate, untilOn: IsoDate): FactInput[] {
  const months = [1, 2, 3, ...Array.from({ length: 20 }, (_, place) => 6 + place * 3)];
  return months
    .map((month) => addMonths(startedOn, month))
    .filter((on) => on < untilOn)
    .map((collectedOn) => ({
      kind: 'blood-test',
      values: { collectedOn, alt: 24, ast: 25, bilirubin: 9, laboratory: HOUSE_LABORATORY },
    }));
}

export function visit(on: IsoDate, specialty: Values<'visit'>['specialty']): FactInput {
  return { kind: 'visit', values: { on, specialty } };
}

/** Rounded as laboratories write it. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
