import type { CriterionSet } from '../criterion-set.js';

/** INBUILD entry criteria: a relative fall of FVC % predicted, symptoms and fibrosis, in four combinations within 24 months. */
export const INBUILD = {
  id: 'inbuild',
  title: 'INBUILD',
  effective: { from: '2019-01-01' },
  window: {
    months: 24,
    cite: {
      doc: 'inbuild-design',
      at: 'within 24 months',
      ids: ['P-01', 'P-02', 'P-03', 'P-04', 'B-09', 'B-12'],
    },
  },
  atLeast: 1,
  cite: {
    doc: 'inbuild-design',
    at: 'any one criterion',
    ids: ['P-01', 'P-02', 'P-03', 'P-04', 'C-03', 'B-01'],
  },
  preconditions: [
    {
      id: 'inbuild.despite-management',
      text: 'the disease is a fibrosing ILD other than IPF and has worsened despite appropriate management',
      cite: { doc: 'inbuild-design', at: 'within 24 months, despite appropriate management' },
    },
  ],
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
    {
      id: 'inbuild.c',
      title: 'INBUILD C',
      cite: { doc: 'inbuild-design', at: 'criterion C', ids: ['P-03'] },
      allOf: [
        {
          id: 'inbuild.c.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 5,
          below: 10,
          cite: { doc: 'inbuild-design', at: 'criterion C', ids: ['P-03', 'B-10', 'B-11'] },
        },
        {
          id: 'inbuild.c.fibrosis',
          finding: 'increased-fibrosis',
          cite: { doc: 'inbuild-design', at: 'criterion C', ids: ['P-03', 'B-13'] },
        },
      ],
    },
    {
      id: 'inbuild.d',
      title: 'INBUILD D',
      cite: { doc: 'inbuild-design', at: 'criterion D', ids: ['P-04'] },
      allOf: [
        {
          id: 'inbuild.d.symptoms',
          finding: 'worsened-respiratory-symptoms',
          cite: { doc: 'inbuild-design', at: 'criterion D', ids: ['P-04', 'B-12'] },
        },
        {
          id: 'inbuild.d.fibrosis',
          finding: 'increased-fibrosis',
          cite: { doc: 'inbuild-design', at: 'criterion D', ids: ['P-04', 'B-13'] },
        },
      ],
    },
  ],
} as const satisfies CriterionSet;
