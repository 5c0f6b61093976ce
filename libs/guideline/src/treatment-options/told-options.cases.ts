import type { PatientRecord } from '@interstice/clinical';
import { treatment } from '../record.spec-support.js';
import type { DescribedOptions } from './describe-options.js';
import { CAUTIONS, disease, FALL, patient } from './option-patients.spec-support.js';

const notesOf =
  (id: string) =>
  ({ groups }: DescribedOptions): readonly string[] | undefined =>
    groups
      .flatMap(({ lists }) => lists.flatMap(({ options }) => options))
      .find((option) => option.id === id)
      ?.notes.map(({ text }) => text);
const againstOf =
  (id: string) =>
  ({ against }: DescribedOptions): unknown => {
    const found = against.find((one) => one.id === id);
    return found && [found.title, ...found.lines.map(({ text }) => text), ...found.courses];
  };
const INBUILD =
  'INBUILD randomised nobody on azathioprine, mycophenolate, tacrolimus, rituximab, cyclophosphamide or ciclosporin, or on glucocorticoids above 20 mg a day.';

/** What is said, where a figure or a name in it comes from the data. */
export const TOLD_CASES: readonly {
  readonly name: string;
  readonly record: PatientRecord;
  readonly of: (options: DescribedOptions) => unknown;
  readonly stated: unknown;
}[] = [
  {
    name: 'B-33: every list says what was not checked',
    record: patient(disease('ra')),
    of: ({ notChecked }) => notChecked.text,
    stated:
      'Not checked: pregnancy, allergy, infection, renal function and hepatic function, unless recorded here.',
  },
  {
    name: 'B-33: a recorded caution stands beside the lists',
    record: { ...patient(disease('ra')), cautions: CAUTIONS },
    of: ({ cautions }) => cautions,
    stated: CAUTIONS,
  },
  {
    name: 'E-04: tocilizumab is approved for SSc-ILD by the subcutaneous route',
    record: patient(disease('ssc')),
    of: notesOf('first-line.ssc.tocilizumab'),
    stated: ['Approved in the US for SSc-ILD in 2021, subcutaneously, not intravenously.'],
  },
  {
    name: 'E-05: whom INBUILD did not randomise stands beside nintedanib, T-08: and what it is not given together with',
    record: patient(disease('ssc')),
    of: notesOf('first-line.ssc.nintedanib'),
    stated: [
      'Approved in the US for SSc-ILD in 2020.',
      INBUILD,
      'Beside it: antifibrotic together with mycophenolate from the start, without documented progression is recommended against, conditionally or strongly: the source does not say which.',
    ],
  },
  {
    name: 'E-05: with what of it runs here',
    record: patient(disease('ra'), {
      treatments: [
        treatment('2024-05-01'),
        treatment('2025-05-01', { drug: 'prednisone', lineageId: 'prednisone', indication: 'ctd' }),
        treatment('2023-05-01', { drug: 'ciclosporin', lineageId: 'ciclosporin', indication: 'other' }),
        treatment('2022-05-01', { drug: 'azathioprine', lineageId: 'azathioprine', stoppedOn: '2023-01-01' }),
      ],
      pfts: FALL,
    }),
    of: notesOf('progression.every.nintedanib'),
    stated: [
      `${INBUILD} Here: prednisone, running since 1 May 2025, given for the CTD, whose dose decides; mycophenolate mofetil, running since 1 May 2024; ciclosporin, running since 1 May 2023, given for something else.`,
    ],
  },
  {
    name: 'P-05: nerandomilast is approved for progressive pulmonary fibrosis, and in no list of the summary',
    record: patient(disease('sjd'), { treatments: [treatment('2024-05-01')], pfts: FALL }),
    of: (options) => notesOf('progression.every.nerandomilast')(options),
    stated: ['Approved in the US for progressive pulmonary fibrosis in 2025.'],
  },
  {
    name: 'T-03: above 15 mg prednisone equivalent a day most of all',
    record: patient(disease('ssc')),
    of: againstOf('against.ssc.glucocorticoid'),
    stated: [
      'Glucocorticoid as first line in SSc-ILD',
      'Risk of scleroderma renal crisis, most of all above 15 mg prednisone equivalent a day.',
    ],
  },
  {
    name: 'X-01: glucocorticoids for longer than 3 months',
    record: patient(disease('ra')),
    of: againstOf('against.glucocorticoid-maintenance'),
    stated: [
      'Glucocorticoid for longer than 3 months',
      'Substantial adverse effects as maintenance, without proof that it works in the long term.',
    ],
  },
  {
    name: 'X-03: the evidence against methotrexate is disputed, and a course that runs is told (B-33)',
    record: patient(disease('ra'), {
      treatments: [treatment('2024-05-01', { drug: 'methotrexate', indication: 'ctd' })],
    }),
    of: againstOf('against.methotrexate'),
    stated: [
      'Methotrexate',
      'It may worsen the lung disease.',
      'Disputed: the review of trials says of RA-ILD that methotrexate is often avoided because of an association with lung toxicity, that newer publications put the association in doubt, and that one even reports a protective effect.',
      'Methotrexate, running since 1 May 2024, given for the CTD.',
    ],
  },
  {
    name: 'X-03: the evidence against abatacept is disputed (B-33)',
    record: patient(disease('ra')),
    of: againstOf('against.abatacept'),
    stated: [
      'Abatacept',
      'It may worsen the lung disease.',
      'Disputed: the review of trials says of RA-ILD that in 2 retrospective multicentre studies of 100 patients in all, lung function improved or stayed stable in most of those who were given abatacept, and that it is often given instead of methotrexate.',
    ],
  },
  {
    name: 'T-08: which drugs a TNF inhibitor is',
    record: patient(disease('ra')),
    of: againstOf('against.tnf-inhibitor'),
    stated: [
      'TNF inhibitor (infliximab, etanercept, adalimumab, golimumab or certolizumab pegol)',
      'It may worsen the lung disease.',
    ],
  },
  {
    name: 'T-08: an antifibrotic together with mycophenolate from the start',
    record: patient(disease('ra')),
    of: againstOf('against.antifibrotic-with-mycophenolate'),
    stated: [
      'Antifibrotic together with mycophenolate from the start, without documented progression',
      'No added benefit without documented progression.',
    ],
  },
  {
    name: 'E-01: what matters for a lung transplant outside the lungs',
    record: patient(disease('sjd'), { treatments: [treatment('2024-05-01')], pfts: FALL }),
    of: ({ referrals }) => referrals[0]?.lines[1]?.text,
    stated:
      'To consider, for they may decide or be mended: oesophageal dysmotility and reflux, muscle weakness, osteoporosis, heart, central nervous system, kidneys, venous thromboembolism and sensitisation.',
  },
];
