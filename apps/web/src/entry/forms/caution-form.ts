import { CAUTION_NAMES } from '../../options/option-words';
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
          options: optionsOf(CAUTION_NAMES),
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
