import { optionsOf, type FactForm } from '../field';

export const HRCT_FORM: FactForm = {
  kind: 'hrct',
  name: 'HRCT',
  one: 'an HRCT',
  request: 'hrctRequest',
  correction: 'hrctCorrection',
  days: ['performedOn'],
  groups: [
    {
      title: 'Scan',
      fields: [
        { type: 'day', name: 'performedOn', label: 'Performed on', isRequired: true },
        { type: 'text', name: 'pattern', label: 'Pattern', isCompared: true, isSuggested: true },
      ],
    },
    {
      title: 'Extent',
      fields: [
        {
          type: 'number',
          name: 'ildExtentPct',
          label: 'Extent of ILD',
          unit: '% of the lung',
          most: 100,
          isCompared: true,
        },
        {
          type: 'number',
          name: 'fibrosisExtentPct',
          label: 'Extent of fibrosis',
          unit: '% of the lung',
          most: 100,
          isCompared: true,
          help: 'No more than the extent of ILD, which includes it.',
        },
        {
          type: 'choice',
          name: 'fibrosisBand',
          label: 'Fibrosis, when no number was reported',
          options: optionsOf({
            'under-20': 'Under 20 %',
            '20-or-more': '20 % or more',
            unknown: 'Not reported',
          }),
          isCompared: true,
        },
      ],
    },
    {
      title: 'Compared with an earlier scan',
      fields: [
        {
          type: 'choice',
          name: 'fibrosisChange',
          label: 'Fibrosis since then',
          options: optionsOf({
            improved: 'Improved',
            stable: 'Stable',
            increased: 'Increased',
            unknown: 'Not reported',
          }),
          isCompared: true,
        },
        {
          type: 'day',
          name: 'comparedWithOn',
          label: 'Compared with the scan of',
        },
      ],
    },
  ],
};
