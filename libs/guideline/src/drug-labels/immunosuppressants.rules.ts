import { BLOOD_WINDOWS } from '../blood-windows.rules.js';
import type { SurveillanceRule } from '../protocol.js';
import { CICLOSPORIN_SCHEDULE } from './ciclosporin.rules.js';

/**
 * Blood tests on immunosuppressants by their labels, ciclosporin by the guideline that alone gives it a schedule, tacrolimus
 * by a local rule. Six months end with day 182, three with day 91.
 */
export const IMMUNOSUPPRESSANT_LABELS = [
  {
    id: 'blood.azathioprine.weekly',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'azathioprine', phase: { fromDay: 0, toDay: 28 } },
    anchor: 'phase-start-or-last-count',
    panel: 'complete-blood-count',
    ...BLOOD_WINDOWS.weekly,
    cite: { doc: 'azathioprine-label', at: 'weekly in the first month', ids: ['B-21', 'B-22', 'D-08'] },
  },
  {
    id: 'blood.azathioprine.twice-monthly',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'azathioprine', phase: { fromDay: 28, toDay: 91 } },
    anchor: 'phase-start-or-last-count',
    panel: 'complete-blood-count',
    ...BLOOD_WINDOWS['twice-monthly'],
    cite: { doc: 'azathioprine-label', at: 'twice monthly in months 2 and 3', ids: ['B-21', 'B-22', 'D-08'] },
  },
  {
    id: 'blood.azathioprine.monthly',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'azathioprine', phase: { fromDay: 91, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'complete-blood-count',
    ...BLOOD_WINDOWS.monthly,
    cite: { doc: 'azathioprine-label', at: 'then monthly or more often', ids: ['B-21', 'B-22', 'D-08'] },
  },
  {
    id: 'blood.methotrexate.count',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'methotrexate', phase: { fromDay: 0, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'complete-blood-count',
    ...BLOOD_WINDOWS.monthly,
    cite: { doc: 'methotrexate-label', at: 'blood count at least monthly', ids: ['B-21', 'B-22'] },
  },
  {
    id: 'blood.methotrexate.liver',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'methotrexate', phase: { fromDay: 0, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'liver-enzymes',
    ...BLOOD_WINDOWS['one-to-two-months'],
    cite: { doc: 'methotrexate-label', at: 'liver tests every 1 to 2 months', ids: ['B-21', 'B-22'] },
  },
  {
    id: 'blood.leflunomide.monthly',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'leflunomide', phase: { fromDay: 0, toDay: 182 } },
    anchor: 'phase-start-or-last-count',
    panel: 'blood-count-and-alt',
    ...BLOOD_WINDOWS.monthly,
    cite: { doc: 'leflunomide-label', at: 'monthly for 6 months', ids: ['B-21', 'B-22'] },
  },
  {
    id: 'blood.leflunomide.continued',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'leflunomide', phase: { fromDay: 182, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'blood-count-and-alt',
    ...BLOOD_WINDOWS['six-to-eight-weeks'],
    cite: { doc: 'leflunomide-label', at: 'then every 6 to 8 weeks', ids: ['B-21', 'B-22'] },
  },
  ...CICLOSPORIN_SCHEDULE,
  {
    id: 'blood.tacrolimus',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'tacrolimus', phase: { fromDay: 0, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'blood-count-kidney-and-liver',
    besides: ['blood pressure', 'glucose'],
    ...BLOOD_WINDOWS.monthly,
    cite: { doc: 'nhs-highland-tacrolimus', at: 'monthly, long term', ids: ['B-21', 'B-22'] },
  },
] as const satisfies readonly SurveillanceRule[];
