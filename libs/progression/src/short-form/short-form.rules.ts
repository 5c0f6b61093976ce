import type { CriterionSet } from '../criterion-set.js';

/** The short form: a fall of a tenth, or of a twentieth with worse symptoms, however far apart the tests. */
export const SHORT_FORM = {
  id: 'short-form',
  title: 'Short form',
  effective: { from: '2026-01-01' },
  window: null,
  atLeast: 1,
  cite: { doc: 'project-outline', at: 'short form', ids: ['C-03'] },
  criteria: [
    {
      id: 'short-form.decline',
      title: 'Short form (decline alone)',
      cite: { doc: 'project-outline', at: 'short form, first limb', ids: ['C-03'] },
      allOf: [
        {
          id: 'short-form.decline.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 10,
          cite: { doc: 'project-outline', at: 'short form, first limb', ids: ['C-03', 'B-10', 'B-11'] },
        },
      ],
    },
    {
      id: 'short-form.decline-with-symptoms',
      title: 'Short form (decline with symptoms)',
      cite: { doc: 'project-outline', at: 'short form, second limb', ids: ['C-03'] },
      allOf: [
        {
          id: 'short-form.decline-with-symptoms.fvc',
          measure: 'fvc',
          change: 'relative',
          unit: '% of the earlier value',
          atLeast: 5,
          cite: { doc: 'project-outline', at: 'short form, second limb', ids: ['C-03', 'B-10', 'B-11'] },
        },
        {
          id: 'short-form.decline-with-symptoms.symptoms',
          finding: 'worsened-respiratory-symptoms',
          cite: { doc: 'project-outline', at: 'short form, second limb', ids: ['C-03', 'B-12'] },
        },
      ],
    },
  ],
} as const satisfies CriterionSet;
