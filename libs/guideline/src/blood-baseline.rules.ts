import type { SurveillanceRule } from './protocol.js';

/** The first tests of a drug: before a planned start, and of somebody who came with it. Every blood protocol has them. */
export const BLOOD_BASELINES = [
  {
    id: 'blood.before-start',
    test: 'blood',
    when: { kind: 'drug-planned' },
    anchor: 'planned-start',
    window: {
      kind: 'offsets',
      opens: { choice: 'before-start-opens' },
      target: { choice: 'before-start-target' },
      closes: { days: 0 },
    },
    cite: { doc: 'interstice-choices', at: 'B-28, a planned start', ids: ['B-28'] },
    windowCite: { doc: 'interstice-choices', at: 'B-28, days before the start', ids: ['B-28'] },
  },
  {
    id: 'blood.baseline',
    test: 'blood',
    when: { kind: 'drug-ran-before-registration' },
    anchor: 'registration',
    window: {
      kind: 'offsets',
      opens: { days: 0 },
      target: { choice: 'missing-baseline-target' },
      closes: { choice: 'missing-baseline-closes' },
    },
    cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['M-07', 'B-19', 'B-20'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
] as const satisfies readonly SurveillanceRule[];
