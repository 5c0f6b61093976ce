import type { Advisory } from '../criterion-set.js';

/**
 * A fall of the transfer factor by itself: the limb of PPF 2022 and its window, which is not a definition of progression.
 * PPF 2022 asks for corrected values; here two uncorrected ones speak as well, and say so.
 */
export const DLCO_DECLINE = {
  id: 'dlco-decline',
  title: 'DLCO decline',
  effective: { from: '2022-05-01' },
  window: {
    months: 12,
    cite: { doc: 'raghu-2022', at: 'Table 4, heading', ids: ['B-09', 'B-17'] },
  },
  atLeast: 1,
  cite: { doc: 'interstice-choices', at: 'B-17', ids: ['B-17'] },
  notCriterionOf: 'inbuild',
  notCriterionCite: {
    doc: 'inbuild-design',
    at: 'criteria A to D, none of which asks for DLCO',
    ids: ['B-17'],
  },
  consider: [
    {
      id: 'dlco-decline.pulmonary-hypertension',
      text: 'pulmonary hypertension',
      cite: { doc: 'raghu-2022', at: 'Table 4, heading', ids: ['B-17'] },
    },
    {
      id: 'dlco-decline.anaemia',
      text: 'anaemia',
      cite: { doc: 'raghu-2022', at: 'Table 4, heading', ids: ['B-17'] },
    },
  ],
  criteria: [
    {
      id: 'dlco-decline.points',
      title: 'DLCO decline',
      note: 'Values corrected for haemoglobin are compared with corrected ones, uncorrected with uncorrected, in one unit and by one equation.',
      cite: { doc: 'interstice-choices', at: 'B-17', ids: ['B-17'] },
      allOf: [
        {
          id: 'dlco-decline.points.fall',
          measure: 'dlco',
          change: 'absolute',
          unit: 'points of % predicted',
          atLeast: 10,
          cite: { doc: 'raghu-2022', at: 'Table 4, 2b', ids: ['M-03', 'B-11', 'B-17'] },
        },
      ],
    },
  ],
} as const satisfies Advisory;
