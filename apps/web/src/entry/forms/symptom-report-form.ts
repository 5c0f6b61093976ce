import { optionsOf, type FactForm } from '../field';

export const SYMPTOM_REPORT_FORM: FactForm = {
  kind: 'symptom-report',
  name: 'Symptom report',
  one: 'a symptom report',
  request: 'symptomReportRequest',
  correction: 'symptomReportCorrection',
  days: ['reportedOn'],
  groups: [
    {
      title: 'What the patient says',
      fields: [
        { type: 'day', name: 'reportedOn', label: 'Reported on', isRequired: true },
        {
          type: 'choice',
          name: 'change',
          label: 'Breathing since then',
          options: optionsOf({
            improved: 'Improved',
            stable: 'Stable',
            worse: 'Worse',
            unknown: 'Cannot be told',
          }),
          isRequired: true,
          isCompared: true,
        },
        {
          type: 'day',
          name: 'comparedWithOn',
          label: 'Compared with',
          help: 'Left empty: with the report before.',
        },
      ],
    },
    {
      title: 'Questionnaire',
      fields: [
        { type: 'text', name: 'instrument', label: 'Instrument', isSuggested: true, stays: true },
        { type: 'number', name: 'score', label: 'Score', most: 1000, isCompared: true },
      ],
    },
  ],
  notCompared: (field, earlier, now) =>
    field === 'score' && earlier['instrument'] !== now['instrument'] ? 'the instruments differ' : undefined,
};
