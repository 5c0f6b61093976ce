import type { ClinicChoice } from './protocol.js';

/** Every number of the surveillance rules that has no published source. Shown as the clinic's choice wherever it acts. */
export const CLINIC_CHOICES = {
  'every-n-months-tolerance': {
    months: 1,
    cite: { doc: 'interstice-choices', at: 'B-19, every n months', ids: ['B-19'] },
  },
  'missing-baseline-target': {
    weeks: 2,
    cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
  'missing-baseline-closes': {
    weeks: 4,
    cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
  'confirming-pft-opens': {
    weeks: 4,
    cite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
  },
  'confirming-pft-target': {
    weeks: 8,
    cite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
  },
  'confirming-pft-closes': {
    weeks: 12,
    cite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
  },
  'symptom-report-closes': {
    days: 14,
    cite: { doc: 'interstice-choices', at: 'B-14, nurse call', ids: ['B-14'] },
  },
} as const satisfies Readonly<Record<string, ClinicChoice>>;
