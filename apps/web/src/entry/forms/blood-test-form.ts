import { ANALYTE_NAMES, ANALYTES, LABORATORY_UNITS, type Analyte } from '@interstice/clinical';
import type { FactForm, NumberField } from '../field';
import { LIMIT_FIELDS } from '../limits';

const COUNT: readonly Analyte[] = [
  'wbc',
  'neutrophils',
  'lymphocytes',
  'eosinophils',
  'haemoglobin',
  'platelets',
  'mcv',
];

/** The unit that is recorded first, then the other ones that laboratories write; what they mean is exact. */
function analyteField(analyte: Analyte): NumberField {
  const { title, unit } = ANALYTES[analyte];
  const others = LABORATORY_UNITS[analyte]
    .filter(({ times, per }) => times !== per)
    .flatMap(({ spellings }) => spellings.slice(0, 1));
  const field: NumberField = {
    type: 'number',
    name: analyte,
    label: title.charAt(0).toUpperCase() + title.slice(1),
    isCompared: true,
  };
  if (others.length === 0) return { ...field, unit };
  return {
    ...field,
    unitChoice: {
      name: `units.${analyte}`,
      options: [{ value: '', label: unit }, ...others.map((other) => ({ value: other, label: other }))],
    },
  };
}

export const BLOOD_TEST_FORM: FactForm = {
  kind: 'blood-test',
  name: 'Blood test',
  one: 'a blood test',
  request: 'bloodTestRequest',
  correction: 'bloodTestCorrection',
  days: ['collectedOn'],
  nothing: 'Give at least one value, or say that the sample was insufficient.',
  groups: [
    {
      title: 'Sample',
      fields: [
        { type: 'day', name: 'collectedOn', label: 'Collected on', isRequired: true },
        { type: 'time', name: 'collectedAt', label: 'Time of day', of: 'collectedOn' },
        { type: 'text', name: 'laboratory', label: 'Laboratory', isSuggested: true, stays: true },
        {
          type: 'tick',
          name: 'insufficient',
          label: 'Clotted or insufficient: nothing was measured',
        },
      ],
    },
    { title: 'Blood count', fields: COUNT.map(analyteField) },
    {
      title: 'Chemistry',
      fields: ANALYTE_NAMES.filter((analyte) => !COUNT.includes(analyte)).map(analyteField),
    },
    { title: 'Reference ranges of the laboratory', isFolded: true, fields: LIMIT_FIELDS },
  ],
  asReported: (fact) => {
    if (!('completeBloodCount' in fact)) return { ...fact };
    const reported = Object.entries(fact.reported ?? {});
    return {
      ...fact,
      ...Object.fromEntries(reported.map(([analyte, { value }]) => [analyte, value])),
      units: Object.fromEntries(reported.map(([analyte, { unit }]) => [analyte, unit])),
      referenceRanges: {
        ...fact.referenceRanges,
        ...Object.fromEntries(reported.map(([analyte, { low, high }]) => [analyte, { low, high }])),
      },
    };
  },
};
