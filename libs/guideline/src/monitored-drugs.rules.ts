import type { MonitoredDrug, MonitoredDrugId } from './protocol.js';

/** What is watched in the blood of somebody who takes a drug. The same drug under two codes is watched as one. */
export const MONITORED_DRUGS = {
  mycophenolate: {
    title: 'mycophenolate',
    drugs: ['mycophenolate-mofetil', 'mycophenolic-acid'],
    panel: 'complete-blood-count',
    actionLimits: [
      {
        analyte: 'neutrophils',
        below: 1.3,
        unit: '10⁹/L',
        cite: { doc: 'mycophenolate-label', at: 'neutropenia, ANC below 1.3', ids: ['B-20'] },
      },
    ],
    cite: { doc: 'mycophenolate-label', at: 'laboratory tests', ids: ['M-07', 'B-20', 'B-23'] },
  },
} as const satisfies Readonly<Record<MonitoredDrugId, MonitoredDrug>>;
