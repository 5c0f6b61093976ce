import { BLOOD_BASELINES } from '../blood-baseline.rules.js';
import { BLOOD_WINDOWS } from '../blood-windows.rules.js';
import { CICLOSPORIN_SCHEDULE } from '../drug-labels/ciclosporin.rules.js';
import type { BloodProtocol } from '../protocol.js';

const WHOLE_PANEL = {
  test: 'blood',
  anchor: 'phase-start-or-last-count',
  panel: 'blood-count-kidney-and-liver',
} as const;

/** Stable for 6 weeks is day 42 since the start or the last increase; three months on is day 133. */
const UNTIL_STABLE = { fromDay: 0, toDay: 42 } as const;
const THEN_MONTHLY = { fromDay: 42, toDay: 133 } as const;
const LONG_TERM = { fromDay: 133, toDay: null } as const;

const TWO_WEEKLY = {
  doc: 'bsr-2017',
  at: 'every 2 weeks until the dose is stable for 6 weeks',
  ids: ['B-20', 'B-21', 'B-22'],
} as const;
const MONTHLY = { doc: 'bsr-2017', at: 'monthly for 3 months', ids: ['B-20', 'B-21', 'B-22'] } as const;
const TWELVE_WEEKLY = {
  doc: 'bsr-2017',
  at: 'at least every 12 weeks',
  ids: ['B-20', 'B-21', 'B-22'],
} as const;

/** Blood tests by the guideline of 2017. A newer one has replaced it, and every item by it says so. */
export const BSR_2017 = {
  id: 'bsr-2017',
  title: 'BSR 2017 (superseded)',
  summary: 'Superseded: a later guideline of the BSR has replaced it, whose numbers could not be read.',
  rules: [
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.mycophenolate.two-weekly',
      when: { kind: 'drug-runs', drug: 'mycophenolate', phase: UNTIL_STABLE, restarts: true },
      ...BLOOD_WINDOWS['two-weekly'],
      cite: TWO_WEEKLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.mycophenolate.monthly',
      when: { kind: 'drug-runs', drug: 'mycophenolate', phase: THEN_MONTHLY, restarts: true },
      ...BLOOD_WINDOWS.monthly,
      cite: MONTHLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.mycophenolate.twelve-weekly',
      when: { kind: 'drug-runs', drug: 'mycophenolate', phase: LONG_TERM, restarts: true },
      ...BLOOD_WINDOWS['twelve-weekly'],
      cite: TWELVE_WEEKLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.azathioprine.two-weekly',
      when: { kind: 'drug-runs', drug: 'azathioprine', phase: UNTIL_STABLE, restarts: true },
      ...BLOOD_WINDOWS['two-weekly'],
      cite: TWO_WEEKLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.azathioprine.monthly',
      when: { kind: 'drug-runs', drug: 'azathioprine', phase: THEN_MONTHLY, restarts: true },
      ...BLOOD_WINDOWS.monthly,
      cite: MONTHLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.azathioprine.twelve-weekly',
      when: { kind: 'drug-runs', drug: 'azathioprine', phase: LONG_TERM, restarts: true },
      ...BLOOD_WINDOWS['twelve-weekly'],
      cite: TWELVE_WEEKLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.methotrexate.two-weekly',
      when: { kind: 'drug-runs', drug: 'methotrexate', phase: UNTIL_STABLE, restarts: true },
      ...BLOOD_WINDOWS['two-weekly'],
      cite: TWO_WEEKLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.methotrexate.monthly',
      when: { kind: 'drug-runs', drug: 'methotrexate', phase: THEN_MONTHLY, restarts: true },
      ...BLOOD_WINDOWS.monthly,
      cite: MONTHLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.methotrexate.twelve-weekly',
      when: { kind: 'drug-runs', drug: 'methotrexate', phase: LONG_TERM, restarts: true },
      ...BLOOD_WINDOWS['twelve-weekly'],
      cite: TWELVE_WEEKLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.leflunomide.two-weekly',
      when: { kind: 'drug-runs', drug: 'leflunomide', phase: UNTIL_STABLE, restarts: true },
      ...BLOOD_WINDOWS['two-weekly'],
      cite: TWO_WEEKLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.leflunomide.monthly',
      when: { kind: 'drug-runs', drug: 'leflunomide', phase: THEN_MONTHLY, restarts: true },
      ...BLOOD_WINDOWS.monthly,
      cite: MONTHLY,
    },
    {
      ...WHOLE_PANEL,
      id: 'blood.bsr-2017.leflunomide.twelve-weekly',
      when: { kind: 'drug-runs', drug: 'leflunomide', phase: LONG_TERM, restarts: true },
      ...BLOOD_WINDOWS['twelve-weekly'],
      cite: TWELVE_WEEKLY,
    },
    ...CICLOSPORIN_SCHEDULE,
    ...BLOOD_BASELINES,
  ],
} as const satisfies BloodProtocol;
