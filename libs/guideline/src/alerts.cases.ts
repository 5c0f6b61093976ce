import type { PatientRecord } from '@interstice/clinical';
import { comparedHrct, pft, recordOf, symptoms } from './record.spec-support.js';
import type { AlertSeverity } from './review-result.js';

/** Which alerts a record supports, by rule and severity (B-01, B-04). */
export interface AlertCase {
  readonly name: string;
  readonly record: PatientRecord;
  /** By which the site alerts; as by default unless given. */
  readonly alertSets?: readonly string[];
  readonly alerts: readonly (readonly [ruleId: string, severity: AlertSeverity])[];
}

/** A fall of a tenth, ten points, with worse symptoms: every definition is met. */
const MET_BY_ALL = recordOf({
  pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 90 })],
  symptoms: [symptoms('2026-01-15', 'worse')],
});

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
    name: 'by default no other definition alerts, whatever is met',
    record: MET_BY_ALL,
    alerts: [['inbuild', 'warning']],
  },
  ...['inbuild', 'ppf-2022', 'omeract-2015', 'erice', 'short-form'].map((set): AlertCase => ({
    name: `a site that alerts by ${set} alone has that warning`,
    record: MET_BY_ALL,
    alertSets: [set],
    alerts: [[set, 'warning']],
  })),
  {
    name: 'a fall of DLCO alone is a warning too',
    record: recordOf({
      pfts: [pft('2025-03-15', { pct: 80, dlcoPct: 60 }), pft('2026-01-15', { pct: 79, dlcoPct: 48 })],
    }),
    alerts: [['dlco-decline', 'warning']],
  },
  {
    name: 'a fall of less than a tenth alone is none',
    record: recordOf({ pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 72.1 })] }),
    alerts: [],
  },
];
