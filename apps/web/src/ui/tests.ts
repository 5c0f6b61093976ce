import type { DueItemResponse } from '@interstice/contracts';

/** What people call what is due. */
export const TEST_NAMES: Readonly<Record<DueItemResponse['test'], string>> = {
  pft: 'PFT',
  dlco: 'DLCO',
  hrct: 'HRCT',
  blood: 'Blood test',
  'symptom-report': 'Symptom call',
  'hrct-comparison': 'HRCT comparison',
  height: 'Height',
  haemoglobin: 'Haemoglobin',
  'pft-values': 'PFT to complete',
  'joint-visit': 'Joint visit',
};
