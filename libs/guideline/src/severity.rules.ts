import type { SeverityRule } from './protocol.js';

/** What tells moderate-to-severe from mild disease, and how long a progression keeps the stricter schedule. */
export const SEVERITY = {
  fvcPctPredBelow: {
    value: 70,
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, mild disease', ids: ['M-02', 'B-18'] },
  },
  fibrosisPctAtLeast: {
    value: 20,
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, mild disease', ids: ['M-02', 'B-18'] },
  },
  looseningTests: { value: 2, cite: { doc: 'interstice-choices', at: 'B-18, loosening', ids: ['B-18'] } },
  progressive: {
    set: 'inbuild',
    withinMonths: 24,
    cite: { doc: 'interstice-choices', at: 'B-18, progressive', ids: ['B-18'] },
  },
} as const satisfies SeverityRule;
