import { ANALYTE_NAMES, ANALYTES, LABORATORY_UNITS, type Analyte } from '@interstice/clinical';
import type { Body, FactForm, NumberField } from '../field';

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
  ],
  carried: (fact, body) => {
    if (!('completeBloodCount' in fact)) return {};
    const { collectedAt, referenceRanges, reported } = fact;
    const limits: Record<string, Body> = {};
    for (const analyte of ANALYTE_NAMES) {
      if (body[analyte] === undefined) continue;
      const unit = (body['units'] as Body | undefined)?.[analyte];
      const asReported = reported?.[analyte];
      // Limits are in the unit of their value: those of another unit would be read as ours.
      const range =
        unit === undefined ? referenceRanges?.[analyte] : unit === asReported?.unit ? asReported : undefined;
      if (range?.low === undefined && range?.high === undefined) continue;
      limits[analyte] = {
        ...(range.low === undefined ? {} : { low: range.low }),
        ...(range.high === undefined ? {} : { high: range.high }),
      };
    }
    return {
      ...(collectedAt !== undefined && fact.collectedOn === body['collectedOn'] ? { collectedAt } : {}),
      ...(Object.keys(limits).length === 0 ? {} : { referenceRanges: limits }),
    };
  },
  asReported: (fact) => {
    if (!('completeBloodCount' in fact)) return { ...fact };
    const reported = Object.entries(fact.reported ?? {});
    return {
      ...fact,
      ...Object.fromEntries(reported.map(([analyte, { value }]) => [analyte, value])),
      units: Object.fromEntries(reported.map(([analyte, { unit }]) => [analyte, unit])),
    };
  },
};
