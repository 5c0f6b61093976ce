import type { Citation } from '@interstice/clinical';
import { BLOOD_WINDOWS } from '../blood-windows.rules.js';
import type { SurveillanceRule } from '../protocol.js';

const cite = {
  doc: 'interstice-choices',
  at: 'B-21, drugs without an interval',
  ids: ['B-21', 'B-22', 'D-08'],
} as const satisfies Citation;
const asTheSummary = {
  window: {
    kind: 'from-to',
    from: { choice: 'without-interval-from' },
    to: { choice: 'without-interval-to' },
  },
  windowCite: cite,
} as const;

/**
 * Drugs for which no interval could be read in any source, and that need their blood watched all the same: the clinic's
 * choice. The JAK inhibitors keep the interval that the summary of 2026 has for mycophenolate; cyclophosphamide, which
 * lowers counts soonest, is counted monthly.
 */
export const WITHOUT_INTERVAL = [
  {
    id: 'blood.tofacitinib',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'tofacitinib', phase: { fromDay: 0, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    ...asTheSummary,
    cite,
  },
  {
    id: 'blood.baricitinib',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'baricitinib', phase: { fromDay: 0, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    ...asTheSummary,
    cite,
  },
  {
    id: 'blood.upadacitinib',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'upadacitinib', phase: { fromDay: 0, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    ...asTheSummary,
    cite,
  },
  {
    id: 'blood.cyclophosphamide',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'cyclophosphamide', phase: { fromDay: 0, toDay: null } },
    anchor: 'phase-start-or-last-count',
    panel: 'complete-blood-count',
    window: {
      kind: 'around',
      day: { choice: 'cyclophosphamide-interval' },
      tolerance: { choice: 'monthly-blood-tolerance' },
    },
    windowCite: BLOOD_WINDOWS.monthly.windowCite,
    cite,
  },
] as const satisfies readonly SurveillanceRule[];
