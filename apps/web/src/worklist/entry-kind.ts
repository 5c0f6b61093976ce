import type { DueItemResponse } from '@interstice/contracts';

type EntryKind = 'pft' | 'hrct' | 'blood-test' | 'symptom-report' | 'visit';

/** The form that answers what is due; a height is not the result of a form. */
const ENTRY: Readonly<Record<DueItemResponse['test'], EntryKind | undefined>> = {
  pft: 'pft',
  dlco: 'pft',
  haemoglobin: 'pft',
  hrct: 'hrct',
  'hrct-comparison': 'hrct',
  blood: 'blood-test',
  'symptom-report': 'symptom-report',
  height: undefined,
  'joint-visit': 'visit',
};

export function entryKindOf(test: DueItemResponse['test']): EntryKind | undefined {
  return ENTRY[test];
}
