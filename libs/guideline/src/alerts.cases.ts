import type { PatientRecord } from '@interstice/clinical';
import { comparedHrct, pft, recordOf, symptoms } from './record.spec-support.js';
import type { AlertSeverity } from './review-result.js';

/** Which alerts a record supports, by rule and severity (B-01, B-04). */
export interface AlertCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly alerts: readonly (readonly [ruleId: string, severity: AlertSeverity])[];
}

export const ALERT_CASES: readonly AlertCase[] = [
  {
    name: 'a fall of a tenth is a warning by INBUILD',
    record: recordOf({ pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 72 })] }),
    alerts: [['inbuild', 'warning']],
  },
  {
    name: 'worse symptoms with more fibrosis are one too, without any test',
    record: recordOf({
      symptoms: [symptoms('2026-01-15', 'worse')],
      hrcts: [comparedHrct('2026-01-20', 'increased', '2025-06-12')],
    }),
    alerts: [['inbuild', 'warning']],
  },
  {
    name: 'a fall of less than a tenth alone is none',
    record: recordOf({ pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 72.1 })] }),
    alerts: [],
  },
];
