import { BLOOD_BASELINES } from '../blood-baseline.rules.js';
import { BLOOD_WINDOWS } from '../blood-windows.rules.js';
import { IMMUNOSUPPRESSANT_LABELS } from '../drug-labels/immunosuppressants.rules.js';
import type { BloodProtocol, MonitoredDrugId, SurveillanceRule } from '../protocol.js';

/** The drugs that share the guideline's general schedule. */
const GENERAL = [
  'mycophenolate',
  'azathioprine',
  'methotrexate',
  'leflunomide',
] as const satisfies readonly MonitoredDrugId[];

/** Stable for 6 weeks is day 42 since the start or the last increase; three months on is day 133. */
function generalSchedule(drug: (typeof GENERAL)[number]): SurveillanceRule[] {
  const shared = {
    test: 'blood',
    anchor: 'phase-start-or-last-count',
    panel: 'blood-count-kidney-and-liver',
  } as const;
  const ids = drug === 'mycophenolate' ? ['B-20', 'B-22'] : ['B-21', 'B-22'];
  return [
    {
      ...shared,
      id: `blood.bsr-2017.${drug}.two-weekly`,
      when: { kind: 'drug-runs', drug, phase: { fromDay: 0, toDay: 42 }, restarts: true },
      ...BLOOD_WINDOWS['two-weekly'],
      cite: { doc: 'bsr-2017', at: 'every 2 weeks until the dose is stable for 6 weeks', ids },
    },
    {
      ...shared,
      id: `blood.bsr-2017.${drug}.monthly`,
      when: { kind: 'drug-runs', drug, phase: { fromDay: 42, toDay: 133 }, restarts: true },
      ...BLOOD_WINDOWS.monthly,
      cite: { doc: 'bsr-2017', at: 'monthly for 3 months', ids },
    },
    {
      ...shared,
      id: `blood.bsr-2017.${drug}.twelve-weekly`,
      when: { kind: 'drug-runs', drug, phase: { fromDay: 133, toDay: null }, restarts: true },
      ...BLOOD_WINDOWS['twelve-weekly'],
      cite: { doc: 'bsr-2017', at: 'at least every 12 weeks', ids },
    },
  ];
}

/** Blood tests by the guideline of 2017. A newer one has replaced it, and every item by it says so. */
export const BSR_2017: BloodProtocol = {
  id: 'bsr-2017',
  title: 'BSR 2017 (superseded)',
  rules: [
    ...GENERAL.flatMap(generalSchedule),
    ...IMMUNOSUPPRESSANT_LABELS.filter(({ when }) => when.drug === 'ciclosporin'),
    ...BLOOD_BASELINES,
  ],
};
