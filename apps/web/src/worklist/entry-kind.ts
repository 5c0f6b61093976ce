import type { DueItemResponse } from '@interstice/contracts';

type EntryKind = 'pft' | 'hrct' | 'blood-test' | 'symptom-report';

/** The form that answers what is due; heights and joint visits are not results of a form. */
const ENTRY: Readonly<Record<DueItemResponse['test'], EntryKind | undefined>> = {
  pft: 'pft',
  dlco: 'pft',
  haemoglobin: 'pft',
  hrct: 'hrct',
  'hrct-comparison': 'hrct',
  blood: 'blood-test',
  'symptom-report': 'symptom-report',
  height: undefined,
  'joint-visit': undefined,
};

export function entryKindOf(test: DueItemResponse['test']): EntryKind | undefined {
  return ENTRY[test];
}
