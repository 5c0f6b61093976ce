import { BLOOD_BASELINES } from '../blood-baseline.rules.js';
import { DRUG_LABELS, WITHOUT_INTERVAL } from '../drug-labels/index.js';
import type { BloodProtocol } from '../protocol.js';

/**
 * Complete blood counts on mycophenolate every 2 to 4 months from the first day, in the first year looser than the label.
 * Other drugs by their labels, for the summary says nothing of them, and those without any interval by the clinic's choice:
 * this is what stands in where another protocol has no rule (B-21).
 */
export const SUMMARY_2026_BLOOD = {
  id: 'summary-2026',
  title: 'Summary 2026 alone: looser than the label',
  summary: 'Mycophenolate less often than its label asks; other drugs by their labels.',
  rules: [
    {
      id: 'blood.m-07',
      test: 'blood',
      when: {
        kind: 'drug-runs',
        drug: 'mycophenolate',
        phase: { fromDay: 0, toDay: null },
        restarts: true,
      },
      anchor: 'phase-start-or-last-count',
      panel: 'complete-blood-count',
      window: { kind: 'from-to', from: { months: 2 }, to: { months: 4 } },
      cite: { doc: 'treatment-approach-2026', at: 'monitoring, mycophenolate', ids: ['M-07', 'C-02'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-19', 'B-20'] },
    },
    ...DRUG_LABELS,
    ...WITHOUT_INTERVAL,
    ...BLOOD_BASELINES,
  ],
} as const satisfies BloodProtocol;
