import { DRUGS } from '@interstice/clinical';
import { optionsOf, type FactForm } from '../field';

const DRUG_OPTIONS = Object.entries(DRUGS)
  .map(([value, { title }]) => ({ value, label: title.charAt(0).toUpperCase() + title.slice(1) }))
  .sort((first, second) => first.label.localeCompare(second.label, 'en'));

export const TREATMENT_FORM: FactForm = {
  kind: 'treatment',
  name: 'Treatment',
  one: 'a treatment',
  request: 'treatmentRequest',
  correction: 'treatmentCorrection',
  days: ['startedOn', 'plannedStartOn'],
  nothing: 'Give the first day, or the planned one.',
  groups: [
    {
      title: 'Course',
      fields: [
        { type: 'choice', name: 'drug', label: 'Drug', options: DRUG_OPTIONS, isRequired: true },
        {
          type: 'choice',
          name: 'route',
          label: 'Route',
          options: optionsOf({
            oral: 'Oral',
            subcutaneous: 'Subcutaneous',
            intravenous: 'Intravenous',
            inhaled: 'Inhaled',
            other: 'Other',
          }),
        },
        {
          type: 'choice',
          name: 'indication',
          label: 'Given for',
          options: optionsOf({
            ild: 'The ILD',
            ctd: 'The CTD',
            other: 'Something else',
            unknown: 'Not known',
          }),
          initial: 'unknown',
        },
      ],
    },
    {
      title: 'From when to when',
      fields: [
        {
          type: 'day',
          name: 'plannedStartOn',
          label: 'Planned to start on',
          mayBePlanned: true,
          help: 'May lie in the future.',
        },
        { type: 'day', name: 'startedOn', label: 'Started on' },
        { type: 'day', name: 'stoppedOn', label: 'Stopped on' },
        {
          type: 'choice',
          name: 'stopReason',
          label: 'Why it was stopped',
          options: optionsOf({
            intolerance: 'Intolerance',
            'adverse-event': 'Adverse event',
            'no-effect': 'No effect',
            'plan-completed': 'Plan completed',
            'patients-wish': 'Patient’s wish',
            other: 'Other',
          }),
        },
      ],
    },
  ],
};
