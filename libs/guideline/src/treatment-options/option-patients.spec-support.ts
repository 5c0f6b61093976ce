// Patients of whose options the cases tell, and the lines that many lists share.
import type { Caution, Ctd, PatientRecord, PersonFact, Treatment } from '@interstice/clinical';
import { day, pft, recordOf, treatment } from '../record.spec-support.js';

/** What is stated of a patient's options; parts that are not stated are not compared. */
export interface OptionCase {
  readonly name: string;
  readonly record: PatientRecord;
  /** By situation and disease: drug, strength, state unless open, conditions and terms. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly statements?: readonly string[];
  readonly referrals?: readonly string[];
  readonly against?: readonly string[];
  readonly none?: string;
}

const as = (lineageId: string) => ({ on: day('2020-01-01'), lineageId, id: `${lineageId} v1` });

export function disease(primary: Ctd, ...secondary: Ctd[]): PersonFact {
  return { kind: 'ctd', value: { primary, secondary }, ...as('ctd') };
}

export const FLAGGED: PersonFact = { kind: 'rapidly-progressive', value: { flag: true }, ...as('flag') };
export const antibodies = (...names: string[]): PersonFact => ({
  kind: 'antibodies',
  value: { antibodies: names },
  ...as('antibodies'),
});
export const FALL = [pft('2025-01-15', { pct: 90 }), pft('2026-01-15', { pct: 78 })];
export const MMF = treatment('2024-05-01');
export const course = (drug: Treatment['drug'], given: Parameters<typeof treatment>[1] = {}): Treatment =>
  treatment('2024-06-01', { drug, lineageId: `course of ${drug}`, ...given });
export const stopped = (
  drug: Treatment['drug'],
  stopReason: NonNullable<Treatment['stopReason']>,
): Treatment => course(drug, { stoppedOn: '2025-02-01', stopReason });

/** A patient with a disease, to whom more is added. */
export function patient(
  person: PersonFact | readonly PersonFact[],
  facts: Parameters<typeof recordOf>[0] = {},
): PatientRecord {
  return recordOf({ ...facts, person: Array.isArray(person) ? person : [person as PersonFact] });
}

export const CAUTIONS: readonly Caution[] = [
  { kind: 'renal', on: day('2025-06-01'), note: 'eGFR 41', lineageId: 'caution', id: 'caution v1' },
];

export const NOT_TOLERATED = 'mycophenolate-not-tolerated unknown';
export const TO_AVOID = [
  'methotrexate any against may-worsen',
  'leflunomide any against may-worsen',
  'tnf-inhibitor any against may-worsen',
  'abatacept any against may-worsen',
];
export const BEFORE_PROGRESSION = [
  'pirfenidone first-line against not-stated',
  'antifibrotic+mycophenolate from-the-start against no-benefit',
];
export const MAINTENANCE = 'glucocorticoid long-term pitfall adverse-effects';
export const FOR_ALL = [
  'rituximab conditional-for',
  'cyclophosphamide conditional-for',
  'nintedanib conditional-for',
];
export const NOT_LISTED = 'nerandomilast not-in-the-source';
export const COMBINED = [
  'rituximab',
  'cyclophosphamide',
  'ivig',
  'mycophenolate',
  'calcineurin-inhibitor',
  'jak-inhibitor',
].map((agent) => `${agent} option part-of-a-combination`);

export function planned(drug: Treatment['drug'], plannedStartOn: string): Treatment {
  const { startedOn: _, ...given } = course(drug);
  return { ...given, plannedStartOn: day(plannedStartOn) };
}
