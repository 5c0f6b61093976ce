import type { DueItemResponse } from '@interstice/contracts';

type EntryKind = 'pft' | 'hrct' | 'blood-test' | 'symptom-report' | 'visit';

/** The form that answers what is due; a height, and what a result on record lacks, are not the result of a form. */
const ENTRY: Readonly<Record<DueItemResponse['test'], EntryKind | undefined>> = {
  pft: 'pft',
  dlco: 'pft',
  haemoglobin: 'pft',
  'pft-values': undefined,
  hrct: 'hrct',
  'hrct-comparison': 'hrct',
  blood: 'blood-test',
  'symptom-report': 'symptom-report',
  height: undefined,
  'joint-visit': 'visit',
};

/** Where a result on record is to be completed nothing new is entered. */
export function entryKindOf({
  test,
  completes,
}: Pick<DueItemResponse, 'test' | 'completes'>): EntryKind | undefined {
  return completes === undefined ? ENTRY[test] : undefined;
}
