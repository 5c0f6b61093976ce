import type { CriterionSet } from '../criterion-set.js';

/** Progression as the Erice ILD working group defines it: a fall of FVC alone or with something else, within 24 months. */
export const ERICE = {
  id: 'erice',
  title: 'Erice',
  effective: { from: '2019-01-01' },
  window: {
    months: 24,
    cite: { doc: 'erice-ild', at: 'within 24 months', ids: ['B-09', 'B-12', 'B-13'] },
  },
  atLeast: 1,
  cite: { doc: 'erice-ild', at: 'any one of five', ids: ['B-09', 'B-11'] },
  preconditions: [
    {
      id: 'erice.despite-treatment',
      text: 'the disease has worsened despite treatment',
      cite: { doc: 'erice-ild', at: 'despite treatment' },
    },
  ],
  criteria: [
    {
      id: 'erice.fvc',
      title: 'Erice FVC',
      cite: { doc: 'erice-ild', at: 'FVC', ids: ['B-10', 'B-11'] },
      allOf: [
        {
          id: 'erice.fvc.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 10,
          cite: { doc: 'erice-ild', at: 'FVC', ids: ['B-10', 'B-11'] },
        },
      ],
    },
    {
      id: 'erice.fvc-dlco',
      title: 'Erice FVC with DLCO',
      note: 'The definition does not say which DLCO belongs to an FVC: here it is that of the same two days.',
      cite: { doc: 'erice-ild', at: 'FVC with DLCO', ids: ['B-10', 'B-17'] },
      allOf: [
        {
          id: 'erice.fvc-dlco.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 5,
          cite: { doc: 'erice-ild', at: 'FVC with DLCO', ids: ['B-10', 'B-11'] },
        },
        {
          id: 'erice.fvc-dlco.dlco',
          measure: 'dlco',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 15,
          cite: { doc: 'erice-ild', at: 'FVC with DLCO', ids: ['B-16', 'B-17'] },
        },
      ],
    },
    {
      id: 'erice.fvc-fibrosis',
      title: 'Erice FVC with HRCT',
      cite: { doc: 'erice-ild', at: 'FVC with HRCT', ids: ['B-10', 'B-13'] },
      allOf: [
        {
          id: 'erice.fvc-fibrosis.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 5,
          cite: { doc: 'erice-ild', at: 'FVC with HRCT', ids: ['B-10', 'B-11'] },
        },
        {
          id: 'erice.fvc-fibrosis.fibrosis',
          finding: 'increased-fibrosis',
          cite: { doc: 'erice-ild', at: 'FVC with HRCT', ids: ['B-13'] },
        },
      ],
    },
    {
      id: 'erice.fvc-symptoms',
      title: 'Erice FVC with symptoms',
      cite: { doc: 'erice-ild', at: 'FVC with symptoms', ids: ['B-10', 'B-12'] },
      allOf: [
        {
          id: 'erice.fvc-symptoms.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 5,
          cite: { doc: 'erice-ild', at: 'FVC with symptoms', ids: ['B-10', 'B-11'] },
        },
        {
          id: 'erice.fvc-symptoms.symptoms',
          finding: 'worsened-respiratory-symptoms',
          cite: { doc: 'erice-ild', at: 'FVC with symptoms', ids: ['B-12'] },
        },
      ],
    },
    {
      id: 'erice.symptoms-fibrosis',
      title: 'Erice symptoms with HRCT',
      cite: { doc: 'erice-ild', at: 'symptoms with HRCT', ids: ['B-12', 'B-13'] },
      allOf: [
        {
          id: 'erice.symptoms-fibrosis.symptoms',
          finding: 'worsened-respiratory-symptoms',
          cite: { doc: 'erice-ild', at: 'symptoms with HRCT', ids: ['B-12'] },
        },
        {
          id: 'erice.symptoms-fibrosis.fibrosis',
          finding: 'increased-fibrosis',
          cite: { doc: 'erice-ild', at: 'symptoms with HRCT', ids: ['B-13'] },
        },
      ],
    },
  ],
} as const satisfies CriterionSet;
