import type { ImportKind } from '@interstice/contracts';

/** What a file holds, in the order in which a clinic begins: first the patients, then what belongs to them. */
export const IMPORT_KINDS: Readonly<Record<ImportKind, string>> = {
  patients: 'Patients',
  pfts: 'PFTs',
  hrcts: 'HRCTs',
  'blood-tests': 'Blood tests',
  'symptom-reports': 'Symptom reports',
  treatments: 'Treatments',
  visits: 'Visits',
  'progression-decisions': 'Past decisions about progression',
};

export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(IMPORT_KINDS, text);
}
