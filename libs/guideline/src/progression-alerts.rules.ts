import type { ProgressionAlertRule } from './protocol.js';

const OTHER_DEFINITION = {
  severity: 'warning',
  byDefault: false,
  // Of its severity no source says anything: a definition is not graver than INBUILD for being another one.
  cite: { doc: 'interstice-choices', at: 'B-01; B-04', ids: ['B-01', 'B-04'] },
} as const satisfies Omit<ProgressionAlertRule, 'id' | 'set'>;

/** What can alert of what is judged about progression. Each met fall and finding is one story of each (B-01). */
export const PROGRESSION_ALERTS = [
  {
    id: 'inbuild',
    set: 'inbuild',
    severity: 'warning',
    byDefault: true,
    cite: { doc: 'treatment-approach-2026', at: 'progression', ids: ['P-05', 'C-03', 'B-01'] },
  },
  { id: 'ppf-2022', set: 'ppf-2022', ...OTHER_DEFINITION },
  { id: 'omeract-2015', set: 'omeract-2015', ...OTHER_DEFINITION },
  { id: 'erice', set: 'erice', ...OTHER_DEFINITION },
  { id: 'short-form', set: 'short-form', ...OTHER_DEFINITION },
  {
    id: 'dlco-decline',
    set: 'dlco-decline',
    severity: 'warning',
    byDefault: true,
    cite: { doc: 'interstice-choices', at: 'B-17', ids: ['B-17'] },
  },
] as const satisfies readonly ProgressionAlertRule[];
