import type { CriterionSet } from '../criterion-set.js';

/** Progressive pulmonary fibrosis as the guideline of 2022 defines it: two of three domains within a year. */
export const PPF_2022 = {
  id: 'ppf-2022',
  title: 'PPF 2022',
  effective: { from: '2022-05-01' },
  window: {
    months: 12,
    cite: { doc: 'raghu-2022', at: 'Table 4, heading', ids: ['B-09', 'B-12'] },
  },
  atLeast: 2,
  cite: { doc: 'raghu-2022', at: 'Table 4', ids: ['B-09', 'B-12'] },
  preconditions: [
    {
      id: 'ppf-2022.not-ipf',
      text: 'the disease is an ILD other than IPF, with fibrosis on imaging',
      cite: { doc: 'raghu-2022', at: 'Table 4, heading' },
    },
    {
      id: 'ppf-2022.no-alternative',
      text: 'nothing else explains the worsening, such as infection, pulmonary embolism, heart failure, pulmonary hypertension, anaemia, muscle weakness or the toxicity of a drug',
      cite: { doc: 'raghu-2022', at: 'Table 4, heading' },
    },
  ],
  criteria: [
    {
      id: 'ppf-2022.symptoms',
      title: 'PPF 2022, symptoms',
      cite: { doc: 'raghu-2022', at: 'Table 4, 1', ids: ['B-12'] },
      allOf: [
        {
          id: 'ppf-2022.symptoms.worse',
          finding: 'worsened-respiratory-symptoms',
          cite: { doc: 'raghu-2022', at: 'Table 4, 1', ids: ['B-12'] },
        },
      ],
    },
    {
      id: 'ppf-2022.physiology',
      title: 'PPF 2022, physiology',
      cite: { doc: 'raghu-2022', at: 'Table 4, 2', ids: ['B-10', 'B-17'] },
      anyOf: [
        {
          id: 'ppf-2022.physiology.fvc',
          measure: 'fvc',
          change: 'absolute',
          unit: 'points of % predicted',
          atLeast: 5,
          cite: { doc: 'raghu-2022', at: 'Table 4, 2a', ids: ['B-10', 'B-11'] },
        },
        {
          id: 'ppf-2022.physiology.dlco',
          measure: 'dlco',
          change: 'absolute',
          unit: 'points of % predicted',
          atLeast: 10,
          hbCorrected: true,
          cite: { doc: 'raghu-2022', at: 'Table 4, 2b', ids: ['M-03', 'B-11', 'B-17'] },
        },
      ],
    },
    {
      id: 'ppf-2022.radiology',
      title: 'PPF 2022, radiology',
      note: 'The guideline names six radiological signs, any one of which counts: more traction bronchiectasis, new ground-glass opacity with traction bronchiectasis, new fine reticulation, more or coarser reticulation, more honeycombing, more volume loss. Here they are one finding: the radiologist reports that fibrosis has increased.',
      cite: { doc: 'raghu-2022', at: 'Table 4, 3', ids: ['B-13'] },
      allOf: [
        {
          id: 'ppf-2022.radiology.increased',
          finding: 'increased-fibrosis',
          cite: { doc: 'raghu-2022', at: 'Table 4, 3', ids: ['B-13'] },
        },
      ],
    },
  ],
} as const satisfies CriterionSet;
