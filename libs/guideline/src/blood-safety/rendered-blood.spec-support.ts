import { explainAbsence } from '../explain-absence.js';
import { explainAlert } from '../explain-alert.js';
import type { Explanation } from '../explanation.js';
import { bloodTest, day, PROTOCOL, recordOf, reviewed, treatment } from '../record.spec-support.js';
import { bloodSeries } from './blood-series.js';

const asOf = '2026-03-01';
const RECORD = recordOf({
  treatments: [
    treatment('2025-06-01'),
    treatment('2025-09-01', { drug: 'tocilizumab', lineageId: 'tocilizumab', stoppedOn: '2026-02-10' }),
    treatment('2025-09-01', { drug: 'tofacitinib', lineageId: 'tofacitinib' }),
  ],
  bloodTests: [
    bloodTest('2025-08-01', {
      neutrophils: 3.1,
      haemoglobin: 140,
      alt: 30,
      lymphocytes: 1.6,
      mcv: 90,
      platelets: 250,
    }),
    bloodTest('2025-12-01', { neutrophils: 1.2, platelets: 240 }),
    bloodTest('2026-01-10', { neutrophils: 0.45, platelets: 230 }),
    bloodTest(
      '2026-02-01',
      { neutrophils: 2, haemoglobin: 118, alt: 95, lymphocytes: 1.4, platelets: 220 },
      {
        referenceRanges: { alt: { high: 40 } },
      },
    ),
    bloodTest(
      '2026-02-20',
      { neutrophils: 2.1, alt: 45, lymphocytes: 1.2, eosinophils: 0.7 },
      {
        referenceRanges: { alt: { high: 40 } },
      },
    ),
  ],
});

/** What is said of alerts about blood, of a run that has ended, and where there is none. */
export function renderedBlood(values: boolean): Explanation[] {
  const result = reviewed(RECORD, asOf);
  const blood = bloodSeries(RECORD, PROTOCOL, day(asOf)).analytes;
  return [
    ...result.alerts.filter(({ kind }) => kind === 'blood').map((alert) => explainAlert(alert, { values })),
    ...['blood.platelets', 'blood.mcv', 'blood.neutrophils', 'blood.wbc'].map((alert) =>
      explainAbsence({ alert }, result, day(asOf), { values, blood }),
    ),
  ];
}
