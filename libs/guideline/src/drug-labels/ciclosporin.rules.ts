import { BLOOD_WINDOWS } from '../blood-windows.rules.js';
import type { SurveillanceRule } from '../protocol.js';

/** Ciclosporin by the one guideline that gives it a schedule; every blood protocol keeps it. Three months end with day 91. */
export const CICLOSPORIN_SCHEDULE = [
  {
    id: 'blood.ciclosporin.two-weekly',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'ciclosporin', phase: { fromDay: 0, toDay: 91 }, restarts: true },
    anchor: 'phase-start-or-last-count',
    panel: 'blood-count-kidney-and-liver',
    besides: ['blood pressure', 'glucose'],
    ...BLOOD_WINDOWS['two-weekly'],
    cite: {
      doc: 'bsr-2017',
      at: 'ciclosporin, until the dose is stable for 3 months',
      ids: ['B-21', 'B-22'],
    },
  },
  {
    id: 'blood.ciclosporin.monthly',
    test: 'blood',
    when: { kind: 'drug-runs', drug: 'ciclosporin', phase: { fromDay: 91, toDay: null }, restarts: true },
    anchor: 'phase-start-or-last-count',
    panel: 'blood-count-kidney-and-liver',
    besides: ['blood pressure', 'glucose'],
    ...BLOOD_WINDOWS.monthly,
    cite: { doc: 'bsr-2017', at: 'ciclosporin, then monthly', ids: ['B-21', 'B-22'] },
  },
] as const satisfies readonly SurveillanceRule[];
