import type { SurveillanceRule } from './protocol.js';

/** The first count of somebody who came with a drug already running; every blood protocol has it. */
export const BLOOD_BASELINE = {
  id: 'blood.baseline',
  test: 'blood',
  when: { kind: 'drug-ran-before-registration', drug: 'mycophenolate' },
  anchor: 'registration',
  panel: 'complete-blood-count',
  window: {
    kind: 'offsets',
    opens: { days: 0 },
    target: { choice: 'missing-baseline-target' },
    closes: { choice: 'missing-baseline-closes' },
  },
  cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['M-07', 'B-19', 'B-20'] },
  windowCite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
} as const satisfies SurveillanceRule;
