import type { CriterionSet } from '../criterion-set.js';

/** Clinically meaningful progression of CTD-ILD as OMERACT agreed in 2015: FVC alone, or less of it together with DLCO. */
export const OMERACT_2015 = {
  id: 'omeract-2015',
  title: 'OMERACT 2015',
  effective: { from: '2015-04-01' },
  window: null,
  atLeast: 1,
  cite: { doc: 'omeract-2015', at: 'progression, either limb', ids: ['B-09', 'B-11'] },
  criteria: [
    {
      id: 'omeract-2015.fvc',
      title: 'OMERACT FVC',
      cite: { doc: 'omeract-2015', at: 'progression, first limb', ids: ['B-10', 'B-11'] },
      allOf: [
        {
          id: 'omeract-2015.fvc.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 10,
          cite: { doc: 'omeract-2015', at: 'progression, first limb', ids: ['B-10', 'B-11'] },
        },
      ],
    },
    {
      id: 'omeract-2015.fvc-dlco',
      title: 'OMERACT FVC with DLCO',
      note: 'The definition does not say which DLCO belongs to an FVC: here it is that of the same two days.',
      cite: { doc: 'omeract-2015', at: 'progression, second limb', ids: ['B-10', 'B-17'] },
      allOf: [
        {
          id: 'omeract-2015.fvc-dlco.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 5,
          below: 10,
          cite: { doc: 'omeract-2015', at: 'progression, second limb', ids: ['B-10', 'B-11'] },
        },
        {
          id: 'omeract-2015.fvc-dlco.dlco',
          measure: 'dlco',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 15,
          cite: { doc: 'omeract-2015', at: 'progression, second limb', ids: ['B-16', 'B-17'] },
        },
      ],
    },
  ],
} as const satisfies CriterionSet;
