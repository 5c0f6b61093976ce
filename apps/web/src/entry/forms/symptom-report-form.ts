import { instrumentKey, SYMPTOM_INSTRUMENTS } from '@interstice/clinical';
import { optionsOf, valueAt, type Body, type FactForm } from '../field';

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
        {
          type: 'text',
          name: 'instrument',
          label: 'Instrument',
          help: 'Its score is shown beside the word above, which alone judges.',
          choices: SYMPTOM_INSTRUMENTS,
          stays: true,
        },
        { type: 'number', name: 'score', label: 'Score', most: 1000, isCompared: true },
      ],
    },
  ],
  notCompared: (field, earlier, now) => (field === 'score' ? whyScoresAreNot(earlier, now) : undefined),
};

function whyScoresAreNot(earlier: Body, now: Body): string | undefined {
  const [before, name] = [instrumentOf(earlier), instrumentOf(now)];
  if (name === undefined) return 'choose the instrument first';
  if (before !== name) return 'the instruments differ';
  return name === TELLS_A_CHANGE ? 'each tells a change since the baseline interview by itself' : undefined;
}

const TELLS_A_CHANGE = instrumentKey('TDI');

function instrumentOf(body: Body): string | undefined {
  const name = valueAt(body, 'instrument');
  return typeof name === 'string' ? instrumentKey(name) : undefined;
}
