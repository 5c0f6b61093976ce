import type { CriterionSet } from '../criterion-set.js';

/** INBUILD entry criteria A and B: relative fall of FVC % predicted within 24 months. */
export const INBUILD = {
  id: 'inbuild',
  title: 'INBUILD',
  effective: { from: '2019-01-01' },
  window: {
    months: 24,
    cite: { doc: 'inbuild-design', at: 'within 24 months', ids: ['P-01', 'P-02', 'B-09'] },
  },
  atLeast: 1,
  cite: { doc: 'inbuild-design', at: 'any one criterion', ids: ['P-01', 'P-02', 'C-03', 'B-01'] },
  criteria: [
    {
      id: 'inbuild.a',
      title: 'INBUILD A',
      cite: { doc: 'inbuild-design', at: 'criterion A', ids: ['P-01'] },
      allOf: [
        {
          id: 'inbuild.a.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 10,
          cite: { doc: 'inbuild-design', at: 'criterion A', ids: ['P-01', 'B-10', 'B-11'] },
        },
      ],
    },
    {
      id: 'inbuild.b',
      title: 'INBUILD B',
      cite: { doc: 'inbuild-design', at: 'criterion B', ids: ['P-02'] },
      allOf: [
        {
          id: 'inbuild.b.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 5,
          below: 10,
          cite: { doc: 'inbuild-design', at: 'criterion B', ids: ['P-02', 'B-10', 'B-11'] },
        },
        {
          id: 'inbuild.b.symptoms',
          finding: 'worsened-respiratory-symptoms',
          cite: { doc: 'inbuild-design', at: 'criterion B', ids: ['P-02', 'B-12'] },
        },
      ],
    },
  ],
} as const satisfies CriterionSet;
