import { optionsOf, type FactForm } from '../field';

export const VISIT_FORM: FactForm = {
  kind: 'visit',
  name: 'Visit',
  one: 'a visit',
  request: 'visitRequest',
  correction: 'visitCorrection',
  days: ['on'],
  groups: [
    {
      title: 'Visit',
      fields: [
        { type: 'day', name: 'on', label: 'Seen on', isRequired: true },
        {
          type: 'choice',
          name: 'specialty',
          label: 'By',
          options: optionsOf({
            pulmonology: 'Pulmonology',
            rheumatology: 'Rheumatology',
            joint: 'Both together',
            other: 'Another specialty',
          }),
          isRequired: true,
        },
      ],
    },
  ],
};
