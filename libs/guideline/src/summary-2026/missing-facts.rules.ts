import type { SurveillanceRule } from '../protocol.js';

const ASKED_AT_ONCE = {
  window: {
    kind: 'offsets',
    opens: { days: 0 },
    target: { choice: 'missing-fact-closes' },
    closes: { choice: 'missing-fact-closes' },
  },
  windowCite: { doc: 'interstice-choices', at: 'B-14, as the nurse call', ids: ['B-14'] },
} as const satisfies Partial<SurveillanceRule>;

/** A fact that could turn an unknown into met, or that keeps severity unknown, is asked for (B-14, B-18). */
export const MISSING_FACT_RULES = [
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
  {
    id: 'hrct-comparison.for-progression',
    test: 'hrct-comparison',
    when: { kind: 'progression-unknown', set: 'inbuild', missing: 'hrct-comparison' },
    anchor: 'later-test-or-hrct',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-13; B-14', ids: ['B-13', 'B-14', 'P-03', 'P-04'] },
  },
  {
    id: 'hrct-comparison.fibrosis-extent',
    test: 'hrct-comparison',
    when: { kind: 'fibrosis-extent-unknown' },
    anchor: 'hrct-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-18, the missing fact made due', ids: ['B-18', 'M-02'] },
  },
  {
    id: 'haemoglobin.for-progression',
    test: 'haemoglobin',
    when: { kind: 'progression-unknown', set: 'ppf-2022', missing: 'haemoglobin' },
    anchor: 'pft-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-14; B-17', ids: ['B-14', 'B-17'] },
  },
  {
    id: 'height.for-progression',
    test: 'height',
    when: { kind: 'progression-unknown', set: 'ppf-2022', missing: 'height' },
    anchor: 'later-test-or-hrct',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-10; B-14', ids: ['B-10', 'B-14'] },
  },
  {
    id: 'height.for-severity',
    test: 'height',
    when: { kind: 'height-unknown' },
    anchor: 'pft-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-18, the missing fact made due', ids: ['B-18', 'M-02'] },
  },
  {
    id: 'reference-equation.for-progression',
    test: 'pft-values',
    when: { kind: 'progression-unknown', set: 'inbuild', missing: 'reference-equation' },
    anchor: 'pft-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-10; B-14', ids: ['B-10', 'B-14'] },
  },
  {
    id: 'fvc-litres.for-progression',
    test: 'pft-values',
    when: { kind: 'progression-unknown', set: 'inbuild', missing: 'fvc-litres' },
    anchor: 'pft-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-10; B-14', ids: ['B-10', 'B-14'] },
  },
  {
    id: 'reference-equation.ppf.for-progression',
    test: 'pft-values',
    when: { kind: 'progression-unknown', set: 'ppf-2022', missing: 'reference-equation' },
    anchor: 'pft-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-10; B-14', ids: ['B-10', 'B-14'] },
  },
  {
    id: 'fvc-pct-pred.for-progression',
    test: 'pft-values',
    when: { kind: 'progression-unknown', set: 'ppf-2022', missing: 'fvc-pct-pred' },
    anchor: 'pft-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-10; B-14', ids: ['B-10', 'B-14'] },
  },
  {
    id: 'dlco-corrected.for-progression',
    test: 'pft-values',
    when: { kind: 'progression-unknown', set: 'ppf-2022', missing: 'dlco-corrected' },
    anchor: 'pft-in-question',
    ...ASKED_AT_ONCE,
    cite: { doc: 'interstice-choices', at: 'B-14; B-17', ids: ['B-14', 'B-17'] },
  },
] as const satisfies readonly SurveillanceRule[];
