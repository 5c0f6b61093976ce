import type { ChangeScale } from './change-scale.js';

/** Minimal clinically important differences of FVC in SSc-ILD, estimated in the Scleroderma Lung Studies. */
export const SSC_MCID = {
  id: 'ssc-mcid',
  title: 'Minimal clinically important difference in SSc-ILD',
  appliesTo: ['ssc'],
  readings: ['absolute'],
  apart: {
    months: 12,
    from: 9,
    to: 15,
    // The estimate is for 12 months; how far a visit may lie from that is taken from EUSTAR's year.
    cite: { doc: 'interstice-choices', at: 'B-10, 12 ± 3 months', ids: ['B-10'] },
  },
  bands: [
    { id: 'worse', title: 'worse by more than every estimate (3.3 points or more)', fall: { atLeast: 3.3 } },
    {
      id: 'perhaps-worse',
      title: 'within the estimates for worse (3.0 to 3.3 points)',
      fall: { atLeast: 3 },
    },
    { id: 'no-difference', title: 'less than any estimate either way', fall: { over: -3 } },
    {
      id: 'perhaps-better',
      title: 'within the estimates for better (3.0 to 5.3 points)',
      fall: { over: -5.3 },
    },
    { id: 'better', title: 'better by as much as every estimate (5.3 points or more)', fall: null },
  ],
  cite: { doc: 'ssc-mcid-2018', at: 'MCID estimates for FVC % predicted at 12 months', ids: ['B-10'] },
} as const satisfies ChangeScale;
