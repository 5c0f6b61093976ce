import { optionsOf, type Body, type FactForm } from '../field';

const inLitres = (millilitres: number) => `${millilitres} mL (${(millilitres / 1000).toFixed(2)} L)`;
const oneDecimal = (percent: number) => `${percent.toFixed(1)} %`;

const BRONCHODILATOR = { pre: 'Before bronchodilator', post: 'After bronchodilator', unknown: 'Not stated' };

/** In the order of a report: volumes, then transfer factor, then how it was done. */
export const PFT_FORM: FactForm = {
  kind: 'pft',
  name: 'PFT',
  one: 'a PFT',
  request: 'pftRequest',
  correction: 'pftCorrection',
  days: ['testedOn'],
  nothing: 'Give at least one measured value, or say why the test could not be done.',
  groups: [
    {
      title: 'Test',
      fields: [
        { type: 'day', name: 'testedOn', label: 'Tested on', isRequired: true },
        { type: 'time', name: 'testedAt', label: 'Time of day', of: 'testedOn' },
        {
          type: 'choice',
          name: 'setting',
          label: 'Where',
          options: optionsOf({ lab: 'In a laboratory', home: 'At home' }),
          stays: true,
        },
        {
          type: 'choice',
          name: 'bronchodilator',
          label: 'Bronchodilator',
          options: optionsOf(BRONCHODILATOR),
          initial: 'unknown',
          stays: true,
        },
      ],
    },
    {
      title: 'Spirometry',
      fields: [
        {
          type: 'number',
          name: 'fvcMl',
          label: 'FVC',
          unit: 'mL',
          isCompared: true,
          shown: inLitres,
          help: 'In millilitres: 2640 for 2.64 L.',
        },
        {
          type: 'number',
          name: 'fvcPctPred',
          label: 'FVC, % predicted',
          unit: '%',
          most: 200,
          isCompared: true,
          shown: oneDecimal,
        },
        { type: 'number', name: 'fev1Ml', label: 'FEV1', unit: 'mL', isCompared: true, shown: inLitres },
        {
          type: 'text',
          name: 'referenceEquation',
          label: 'Reference equation of FVC',
          isSuggested: true,
          stays: true,
        },
        {
          type: 'choice',
          name: 'qualityGrade',
          label: 'Quality grade',
          options: optionsOf({ A: 'A', B: 'B', C: 'C', D: 'D', E: 'E', F: 'F', U: 'U' }),
        },
        { type: 'number', name: 'heightCm', label: 'Height at the test', unit: 'cm', most: 250 },
      ],
    },
    {
      title: 'Transfer factor',
      fields: [
        {
          type: 'number',
          name: 'dlco',
          label: 'DLCO',
          most: 75,
          isCompared: true,
          unitChoice: {
            name: 'dlcoUnit',
            options: [
              { value: '', label: 'unit …' },
              { value: 'mmol/min/kPa', label: 'mmol/min/kPa' },
              { value: 'mL/min/mmHg', label: 'mL/min/mmHg' },
            ],
          },
        },
        {
          type: 'number',
          name: 'dlcoPctPred',
          label: 'DLCO, % predicted',
          unit: '%',
          most: 250,
          isCompared: true,
          shown: oneDecimal,
        },
        { type: 'yes-no', name: 'hbCorrected', label: 'Corrected for haemoglobin', stays: true },
        {
          type: 'number',
          name: 'haemoglobinGPerL',
          label: 'Haemoglobin at the test',
          unit: 'g/L',
          most: 260,
          help: '125 for 12.5 g/dL.',
        },
        {
          type: 'text',
          name: 'dlcoReferenceEquation',
          label: 'Reference equation of DLCO',
          isSuggested: true,
          stays: true,
        },
      ],
    },
    {
      title: 'Laboratory',
      fields: [
        { type: 'text', name: 'laboratory', label: 'Laboratory', isSuggested: true, stays: true },
        { type: 'text', name: 'device', label: 'Device', isSuggested: true, stays: true },
        {
          type: 'choice',
          name: 'notDone',
          label: 'Could not be done',
          options: optionsOf({
            unable: 'Patient unable',
            refused: 'Patient refused',
            equipment: 'Equipment',
          }),
          help: 'Leave empty when something was measured.',
        },
      ],
    },
  ],
  notCompared: notComparedPft,
  caveat: (field, earlier, now) => {
    const equation = PERCENTS[field]?.equation;
    if (equation === undefined || earlier[equation] !== undefined || now[equation] !== undefined)
      return undefined;
    const isOneLaboratory = now['laboratory'] !== undefined && earlier['laboratory'] === now['laboratory'];
    return isOneLaboratory ? undefined : 'the same reference equation is assumed';
  },
};

const PERCENTS: Readonly<Record<string, { readonly equation: string; readonly of: string }>> = {
  fvcPctPred: { equation: 'referenceEquation', of: 'FVC' },
  dlcoPctPred: { equation: 'dlcoReferenceEquation', of: 'DLCO' },
};

/** Names are one whatever their capitals, as they are to whoever judges. */
function nameOf(body: Body, field: string): string | undefined {
  const name = body[field];
  return typeof name === 'string' ? name.trim().toLowerCase() : undefined;
}

/** What stands beside the two values decides whether a difference between them means anything (B-10, B-16, B-17). */
function notComparedPft(field: string, earlier: Body, now: Body): string | undefined {
  if (earlier['excluded'] !== undefined) return 'that test is kept out of judging';
  if ((earlier['setting'] === 'home') !== (now['setting'] === 'home')) {
    return 'one was done at home, the other in a laboratory';
  }
  const said = new Set([earlier['bronchodilator'], now['bronchodilator']]);
  if (said.has('pre') && said.has('post')) return 'one was before, the other after a bronchodilator';
  const percent = PERCENTS[field];
  if (percent && nameOf(earlier, percent.equation) !== nameOf(now, percent.equation)) {
    return earlier[percent.equation] === undefined || now[percent.equation] === undefined
      ? `only one names the reference equation of ${percent.of}`
      : `the reference equations of ${percent.of} differ`;
  }
  if (field.startsWith('dlco') && (earlier['hbCorrected'] === true) !== (now['hbCorrected'] === true)) {
    return 'only one is corrected for haemoglobin';
  }
  if (field === 'dlco' && earlier['dlcoUnit'] !== now['dlcoUnit']) return 'the units differ';
  return undefined;
}
