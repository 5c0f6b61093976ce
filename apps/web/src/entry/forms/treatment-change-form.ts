import { optionsOf, type FormDescription } from '../field';

/** A change within a course (B-28). */
export const TREATMENT_CHANGE_FORM: FormDescription = {
  request: 'treatmentChangeRequest',
  groups: [
    {
      title: 'Dose, hold or resumption',
      fields: [
        {
          type: 'choice',
          name: 'kind',
          label: 'What changes',
          options: optionsOf({ dose: 'The dose', hold: 'Held', resume: 'Resumed' }),
          isRequired: true,
        },
        { type: 'day', name: 'on', label: 'From', isRequired: true },
        { type: 'text', name: 'reason', label: 'Why' },
        {
          type: 'number',
          name: 'doseAmount',
          label: 'One dose',
          most: 100_000,
          unitChoice: {
            name: 'doseUnit',
            options: [
              { value: '', label: 'unit …' },
              ...['mg', 'g', 'mg/kg', 'mg/m2', 'mL', 'IU', 'other'].map((unit) => ({
                value: unit,
                label: unit === 'mg/m2' ? 'mg/m²' : unit,
              })),
            ],
          },
        },
        { type: 'number', name: 'timesPerDay', label: 'Doses a day', most: 24, help: '0.14 for one a week.' },
      ],
    },
  ],
};
