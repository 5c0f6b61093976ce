import { ILD_TREATMENTS } from '../ild-treatments.rules.js';
import type { SurveillanceRule } from '../protocol.js';

/** A first scan, and one on a certain fall. */
export const HRCT_WHEN_INDICATED = [
  {
    id: 'hrct.baseline',
    test: 'hrct',
    when: { kind: 'no-test-on-record' },
    anchor: 'registration-or-ild-diagnosis',
    window: {
      kind: 'offsets',
      opens: { days: 0 },
      target: { choice: 'missing-baseline-target' },
      closes: { choice: 'missing-baseline-closes' },
    },
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, HRCT at baseline', ids: ['M-04', 'B-19'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, missing baseline', ids: ['B-19'] },
  },
  {
    id: 'hrct.decline',
    test: 'hrct',
    when: { kind: 'decline-confirmed', set: 'inbuild' },
    anchor: 'later-test',
    window: {
      kind: 'offsets',
      opens: { days: 0 },
      target: { choice: 'hrct-on-decline-target' },
      closes: { choice: 'hrct-on-decline-closes' },
    },
    cite: {
      doc: 'treatment-approach-2026',
      at: 'monitoring, HRCT on a significant PFT change',
      ids: ['M-04', 'B-24'],
    },
    windowCite: { doc: 'interstice-choices', at: 'B-19, HRCT on decline', ids: ['B-19', 'B-24'] },
  },
] as const satisfies readonly SurveillanceRule[];

/** Yearly, after the start of a treatment, and once more in the first evaluation. */
const SCHEDULES = [
  {
    id: 'hrct.m-04',
    test: 'hrct',
    when: { kind: 'test-on-record' },
    anchor: 'last-hrct',
    window: { kind: 'every', interval: { months: 12 }, tolerance: { choice: 'every-n-months-tolerance' } },
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, HRCT yearly', ids: ['M-04', 'C-02'] },
    windowCite: { doc: 'interstice-choices', at: 'B-19, every n months', ids: ['B-19'] },
  },
  {
    id: 'hrct.m-05',
    test: 'hrct',
    when: { kind: 'treatment-started', ...ILD_TREATMENTS },
    anchor: 'treatment-start',
    window: { kind: 'offsets', opens: { months: 3 }, target: { months: 6 }, closes: { months: 12 } },
    cite: { doc: 'treatment-approach-2026', at: 'monitoring, HRCT after treatment', ids: ['M-05', 'B-24'] },
    windowCite: { doc: 'treatment-approach-2026', at: 'monitoring, HRCT after treatment', ids: ['B-19'] },
  },
  {
    id: 'hrct.m-06',
    test: 'hrct',
    when: { kind: 'diagnosed-shortly-before', within: { months: 6 } },
    anchor: 'first-hrct',
    window: {
      kind: 'offsets',
      opens: { choice: 'second-hrct-opens' },
      target: { choice: 'second-hrct-target' },
      closes: { months: 6 },
    },
    cite: {
      doc: 'treatment-approach-2026',
      at: 'monitoring, HRCT within 6 months',
      ids: ['M-06', 'B-24'],
    },
    windowCite: { doc: 'interstice-choices', at: 'B-19, second HRCT', ids: ['B-19'] },
  },
] as const satisfies readonly SurveillanceRule[];

/** HRCT at baseline, yearly, after the start of a treatment, once more in the first evaluation, and on a decline. */
export const HRCT_RULES = [...HRCT_WHEN_INDICATED, ...SCHEDULES] as const;
