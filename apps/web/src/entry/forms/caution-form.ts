import { optionsOf, type FactForm } from '../field';

export const CAUTION_FORM: FactForm = {
  kind: 'caution',
  name: 'Caution',
  one: 'a caution',
  request: 'cautionRequest',
  correction: 'cautionCorrection',
  days: ['on'],
  groups: [
    {
      title: 'Caution',
      fields: [
        {
          type: 'choice',
          name: 'kind',
          label: 'About',
          options: optionsOf({
            pregnancy: 'Pregnancy',
            allergy: 'Allergy',
            infection: 'Infection',
            renal: 'Kidneys',
            hepatic: 'Liver',
            other: 'Other',
          }),
          isRequired: true,
        },
        { type: 'day', name: 'on', label: 'Known on', isRequired: true },
        {
          type: 'text',
          name: 'note',
          label: 'What it is',
          help: 'It is shown beside every list of treatment options and hides none of them.',
        },
      ],
    },
  ],
};
