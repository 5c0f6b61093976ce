import { BLOOD_BASELINE } from '../blood-baseline.rules.js';
import type { BloodProtocol } from '../protocol.js';

/** Complete blood counts on mycophenolate every 2 to 4 months from the first day. In the first year looser than the label. */
export const SUMMARY_2026_BLOOD = {
  id: 'summary-2026',
  title: 'Summary 2026 alone: looser than the label',
  rules: [
    {
      id: 'blood.m-07',
      test: 'blood',
      when: { kind: 'drug-runs', drug: 'mycophenolate', phase: { fromDay: 0, toDay: null } },
      anchor: 'phase-start-or-last-count',
      panel: 'complete-blood-count',
      window: { kind: 'from-to', from: { months: 2 }, to: { months: 4 } },
      cite: { doc: 'treatment-approach-2026', at: 'monitoring, mycophenolate', ids: ['M-07', 'C-02'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-19', 'B-20'] },
    },
    BLOOD_BASELINE,
  ],
} as const satisfies BloodProtocol;
