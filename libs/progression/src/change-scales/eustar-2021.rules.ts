import type { ChangeScale } from './change-scale.js';

/** Bands in which EUSTAR described the course of SSc-ILD over a year. */
export const EUSTAR_2021 = {
  id: 'eustar-2021',
  title: 'EUSTAR bands',
  appliesTo: ['ssc'],
  readings: ['relative', 'absolute'],
  apart: {
    months: 12,
    from: 9,
    to: 15,
    cite: { doc: 'eustar-2021', at: 'over 12 ± 3 months', ids: ['B-10'] },
  },
  bands: [
    { id: 'major', title: 'major decline (more than 20)', fall: { over: 20 } },
    { id: 'significant', title: 'significant decline (more than 10, up to 20)', fall: { over: 10 } },
    { id: 'moderate', title: 'moderate decline (5 to 10)', fall: { atLeast: 5 } },
    { id: 'stable', title: 'stable (less than 5 either way)', fall: { over: -5 } },
    { id: 'improved', title: 'improved (a gain of 5 or more)', fall: null },
  ],
  note: 'The source calls moderate and significant declines progressive. Whether its percent is a share of the earlier value or points of % predicted could not be told: both readings are shown.',
  cite: { doc: 'eustar-2021', at: 'Table 2, footnote', ids: ['B-10'] },
} as const satisfies ChangeScale;
