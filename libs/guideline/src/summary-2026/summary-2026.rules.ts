import { INBUILD, PPF_2022, SHORT_FORM } from '@interstice/progression';
import type { Protocol } from '../protocol.js';

/** Surveillance of CTD-ILD as the treatment approach of January 2026 summarises it. */
export const SUMMARY_2026 = {
  id: 'summary-2026',
  title: 'Summary 2026',
  criterionSets: [INBUILD, PPF_2022, SHORT_FORM],
  alerts: [
    {
      id: 'inbuild',
      set: 'inbuild',
      severity: 'warning',
      cite: { doc: 'treatment-approach-2026', at: 'progression', ids: ['P-05', 'C-03', 'B-01'] },
    },
  ],
  rules: [
    {
      id: 'pft.m-01',
      test: 'pft',
      when: { kind: 'severity', anyOf: ['moderate-to-severe', 'progressive', 'unknown'] },
      anchor: 'last-laboratory-pft',
      window: { kind: 'from-to', from: { months: 3 }, to: { months: 6 } },
      cite: { doc: 'treatment-approach-2026', at: 'monitoring', ids: ['M-01', 'C-02'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-18', 'B-19'] },
    },
    {
      id: 'pft.m-02',
      test: 'pft',
      when: { kind: 'severity', anyOf: ['mild'] },
      anchor: 'last-laboratory-pft',
      window: { kind: 'every', interval: { months: 6 }, tolerance: { choice: 'every-n-months-tolerance' } },
      cite: { doc: 'treatment-approach-2026', at: 'monitoring, mild disease', ids: ['M-02', 'C-02'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, every n months', ids: ['B-19', 'B-21'] },
    },
    {
      id: 'pft.baseline',
      test: 'pft',
      when: { kind: 'no-test-on-record' },
      anchor: 'registration-or-ild-diagnosis',
      window: {
        kind: 'offsets',
        opens: { days: 0 },
        target: { choice: 'missing-baseline-target' },
        closes: { choice: 'missing-baseline-closes' },
      },
      cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['M-01', 'M-02', 'B-19'] },
      windowCite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
    },
    {
      id: 'pft.confirm',
      test: 'pft',
      when: { kind: 'confirmation-wanted', set: 'inbuild' },
      anchor: 'later-test',
      window: {
        kind: 'offsets',
        opens: { choice: 'confirming-pft-opens' },
        target: { choice: 'confirming-pft-target' },
        closes: { choice: 'confirming-pft-closes' },
      },
      cite: {
        doc: 'interstice-choices',
        at: 'B-10, near miss; B-11, repeat',
        ids: ['B-10', 'B-11', 'B-14', 'B-15'],
      },
      windowCite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
    },
    {
      id: 'symptom-report.for-progression',
      test: 'symptom-report',
      when: { kind: 'progression-unknown', set: 'inbuild', missing: 'symptom-report' },
      anchor: 'later-test-or-hrct',
      window: {
        kind: 'offsets',
        opens: { days: 0 },
        target: { choice: 'symptom-report-closes' },
        closes: { choice: 'symptom-report-closes' },
      },
      cite: { doc: 'interstice-choices', at: 'B-14', ids: ['B-14', 'P-02'] },
      windowCite: { doc: 'interstice-choices', at: 'B-14, nurse call', ids: ['B-14'] },
    },
  ],
} as const satisfies Protocol;
