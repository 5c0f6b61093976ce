import { CTD_SUBTYPES, DESCENTS, HRCT_PATTERNS } from '@interstice/clinical';
import { CTD_NAMES } from '../../patient/patient-words';
import { optionsOf, type FormDescription } from '../field';

export const PATIENT_FORM: FormDescription = {
  request: 'patientRequest',
  groups: [
    {
      title: 'Who it is',
      fields: [
        { type: 'text', name: 'mrn', label: 'MRN', isRequired: true },
        { type: 'text', name: 'familyName', label: 'Family name', isRequired: true },
        { type: 'text', name: 'givenName', label: 'Given name', isRequired: true },
        { type: 'day', name: 'birthDate', label: 'Born on', isRequired: true, isEmptyAtFirst: true },
        {
          type: 'choice',
          name: 'sex',
          label: 'Sex',
          options: optionsOf({ female: 'Female', male: 'Male', unknown: 'Not known' }),
          isRequired: true,
        },
        {
          type: 'number',
          name: 'heightCm',
          label: 'Height',
          unit: 'cm',
          most: 250,
        },
      ],
    },
    {
      title: 'Diagnosis',
      fields: [
        { type: 'choice', name: 'ctd', label: 'CTD', options: optionsOf(CTD_NAMES), isRequired: true },
        {
          type: 'text',
          name: 'ctdSubtype',
          label: 'Subtype',
          choices: Object.values(CTD_SUBTYPES).flat(),
        },
        {
          type: 'list',
          name: 'antibodies',
          label: 'Antibodies',
          help: 'Separated by commas, such as anti-Scl-70, ANA.',
        },
        { type: 'day', name: 'ctdDiagnosedOn', label: 'CTD diagnosed on' },
        {
          type: 'day',
          name: 'ildDiagnosedOn',
          label: 'ILD diagnosed on',
          help: 'When the first tests are due follows from it.',
        },
        { type: 'text', name: 'hrctPattern', label: 'HRCT pattern', choices: HRCT_PATTERNS.slice(0, -1) },
        {
          type: 'text',
          name: 'descent',
          label: 'Descent',
          help: 'As the patient calls it; told beside reported risks in systemic sclerosis. No predicted value reads it.',
          choices: DESCENTS,
        },
        { type: 'several', name: 'secondaryCtds', label: 'Further CTDs', options: optionsOf(CTD_NAMES) },
      ],
    },
  ],
};
