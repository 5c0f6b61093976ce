import { BLOOD_BASELINES } from '../blood-baseline.rules.js';
import { DRUG_LABELS } from '../drug-labels/index.js';
import type { BloodProtocol } from '../protocol.js';

/**
 * Complete blood counts on mycophenolate as its label has them in the first year, then as the summary of 2026 for as long as
 * the drug runs; every other drug by its label. Days are counted from the start or the last increase of the dose: weeks 1 to 4 end with day 28, months 2 and
 * 3 with day 91, the first year with day 365.
 */
export const MMF_LABEL = {
  id: 'mmf-label',
  title: 'Labels of the drugs, then summary 2026',
  summary: 'Every drug by its label; where that of mycophenolate falls silent, by summary 2026.',
  rules: [
    {
      id: 'blood.mmf-label.weekly',
      test: 'blood',
      when: { kind: 'drug-runs', drug: 'mycophenolate', phase: { fromDay: 0, toDay: 28 }, restarts: true },
      anchor: 'phase-start-or-last-count',
      panel: 'complete-blood-count',
      window: { kind: 'around', day: { days: 7 }, tolerance: { choice: 'weekly-blood-tolerance' } },
      cite: { doc: 'mycophenolate-label', at: 'weekly during the first month', ids: ['B-20'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, weekly blood', ids: ['B-19'] },
    },
    {
      id: 'blood.mmf-label.twice-monthly',
      test: 'blood',
      when: { kind: 'drug-runs', drug: 'mycophenolate', phase: { fromDay: 28, toDay: 91 }, restarts: true },
      anchor: 'phase-start-or-last-count',
      panel: 'complete-blood-count',
      window: {
        kind: 'around',
        day: { choice: 'twice-monthly-blood-interval' },
        tolerance: { choice: 'twice-monthly-blood-tolerance' },
      },
      cite: { doc: 'mycophenolate-label', at: 'twice monthly in months 2 and 3', ids: ['B-20'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, twice monthly blood', ids: ['B-19', 'B-20'] },
    },
    {
      id: 'blood.mmf-label.monthly',
      test: 'blood',
      when: { kind: 'drug-runs', drug: 'mycophenolate', phase: { fromDay: 91, toDay: 365 }, restarts: true },
      anchor: 'phase-start-or-last-count',
      panel: 'complete-blood-count',
      window: { kind: 'around', day: { months: 1 }, tolerance: { choice: 'monthly-blood-tolerance' } },
      cite: { doc: 'mycophenolate-label', at: 'monthly through the first year', ids: ['B-20'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, monthly blood', ids: ['B-19'] },
    },
    {
      id: 'blood.mmf-label.continued',
      test: 'blood',
      when: {
        kind: 'drug-runs',
        drug: 'mycophenolate',
        phase: { fromDay: 365, toDay: null },
        restarts: true,
      },
      anchor: 'phase-start-or-last-count',
      panel: 'complete-blood-count',
      window: { kind: 'from-to', from: { months: 2 }, to: { months: 4 } },
      cite: {
        doc: 'treatment-approach-2026',
        at: 'monitoring, mycophenolate',
        ids: ['M-07', 'B-20', 'C-02'],
      },
      windowCite: { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-19', 'B-20'] },
    },
    ...DRUG_LABELS,
    ...BLOOD_BASELINES,
  ],
} as const satisfies BloodProtocol;
