import type { SurveillanceRule } from '../protocol.js';

/** Spirometry and transfer factor: followed alike, each counted from the last test that has it (M-03, B-23). */
const SCHEDULES = [
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
    id: 'dlco.m-01',
    test: 'dlco',
    when: { kind: 'severity', anyOf: ['moderate-to-severe', 'progressive', 'unknown'] },
    anchor: 'last-dlco',
    window: { kind: 'from-to', from: { months: 3 }, to: { months: 6 } },
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, FVC and DLCO', ids: ['M-01', 'M-03', 'B-23'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, from-to', ids: ['B-18', 'B-19'] },
  },
  {
    id: 'dlco.m-02',
    test: 'dlco',
    when: { kind: 'severity', anyOf: ['mild'] },
    anchor: 'last-dlco',
    window: { kind: 'every', interval: { months: 6 }, tolerance: { choice: 'every-n-months-tolerance' } },
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, FVC and DLCO', ids: ['M-02', 'M-03', 'B-23'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, every n months', ids: ['B-19', 'B-21'] },
  },
] as const satisfies readonly SurveillanceRule[];

/** What is asked for once, whatever the schedule: a first test, and a repeat. */
export const PFT_ONCE_RULES = [
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
    id: 'pft.watch-and-repeat',
    test: 'pft',
    when: { kind: 'watch-and-repeat' },
    anchor: 'last-pft-before-decision',
    window: {
      kind: 'offsets',
      opens: { choice: 'confirming-pft-opens' },
      target: { choice: 'confirming-pft-target' },
      closes: { choice: 'confirming-pft-closes' },
    },
    cite: { doc: 'interstice-choices', at: 'B-06, watch and repeat', ids: ['B-06'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, confirming PFT', ids: ['B-19'] },
  },
  {
    id: 'dlco.baseline',
    test: 'dlco',
    when: { kind: 'no-test-on-record' },
    anchor: 'registration-or-ild-diagnosis',
    window: {
      kind: 'offsets',
      opens: { days: 0 },
      target: { choice: 'missing-baseline-target' },
      closes: { choice: 'missing-baseline-closes' },
    },
    cite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['M-03', 'B-19', 'B-23'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
] as const satisfies readonly SurveillanceRule[];

/** Both. */
export const PFT_RULES = [...SCHEDULES, ...PFT_ONCE_RULES] as const;
