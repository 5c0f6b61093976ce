import type { SurveillanceRule } from './protocol.js';

/**
 * Pulmonology and rheumatology follow together (M-08). No source names an interval, so none is made up: what is asked for is
 * the first visit of either that is not on record.
 */
export const JOINT_CARE_RULES = [
  {
    id: 'joint-visit.missing',
    test: 'joint-visit',
    when: { kind: 'specialty-missing', specialties: ['pulmonology', 'rheumatology'] },
    anchor: 'registration-or-ild-diagnosis',
    window: {
      kind: 'offsets',
      opens: { days: 0 },
      target: { choice: 'missing-baseline-target' },
      closes: { choice: 'missing-baseline-closes' },
    },
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, joint care', ids: ['M-08', 'X-04'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
] as const satisfies readonly SurveillanceRule[];
