import { statusOf } from '../record.spec-support.js';
import {
  FLAGGED,
  antibodies,
  MMF,
  course,
  stopped,
  TO_AVOID,
  BEFORE_PROGRESSION,
  MAINTENANCE,
  COMBINED,
  disease,
  patient,
  type OptionCase,
} from './option-patients.spec-support.js';

/** What is listed in rapid progression, and where there is no list any more. */
export const RAPID_CASES: readonly OptionCase[] = [
  {
    name: 'R-01 to R-05: rapid progression in IIM-ILD with antibodies against MDA5',
    record: patient([disease('iim'), FLAGGED, antibodies('anti-MDA5')], { treatments: [MMF] }),
    lists: {
      'rapidly-progressive every': [
        'methylprednisolone-pulse conditional-for',
        'cyclophosphamide+tacrolimus+glucocorticoid recommended mda5 met',
        ...COMBINED.map((line) => line.replace('mycophenolate option', 'mycophenolate option running')),
      ],
    },
    statements: ['several-agents 2 3 conditional-for'],
    referrals: ['lung-transplant early-not-waiting conditional-for'],
  },
  {
    name: 'R-02, T-03: rapid progression in SSc-ILD: pulses and the recommendation against them stand together, unranked (B-33)',
    record: patient([disease('ssc'), FLAGGED, antibodies('Scl-70')], { treatments: [MMF] }),
    lists: {
      'rapidly-progressive every': [
        'methylprednisolone-pulse conditional-for !against.ssc.glucocorticoid',
        'cyclophosphamide+tacrolimus+glucocorticoid recommended mda5 unknown !against.ssc.glucocorticoid',
        ...COMBINED.map((line) => line.replace('mycophenolate option', 'mycophenolate option running')),
      ],
    },
    statements: ['several-agents 2 3 conditional-for', 'without-mda5 2 3 conditional-for'],
    referrals: [
      'lung-transplant early-not-waiting conditional-for',
      'stem-cell-transplant selected-severe-or-refractory option',
    ],
    against: [
      'glucocorticoid first-line strong-against renal-crisis !',
      ...TO_AVOID,
      ...BEFORE_PROGRESSION,
      MAINTENANCE,
    ],
  },
  {
    name: 'rapid progression in RA-ILD makes the condition of cyclophosphamide hold (T-04, R-03)',
    record: patient([disease('ra'), FLAGGED], {
      treatments: [
        course('methylprednisolone', { route: 'oral', indication: 'ctd' }),
        course('voclosporin', { indication: 'other' }),
      ],
    }),
    lists: {
      'rapidly-progressive every': [
        'methylprednisolone-pulse conditional-for',
        'cyclophosphamide+tacrolimus+glucocorticoid recommended glucocorticoid running mda5 unknown (voclosporin)',
        ...COMBINED.map((line) =>
          line.replace('calcineurin-inhibitor option part-of-a-combination', '$& (voclosporin)'),
        ),
      ],
      'first-line ra': [
        'mycophenolate preferred',
        'azathioprine conditional-for',
        'rituximab conditional-for',
        'cyclophosphamide option severe-or-rapid met',
        'glucocorticoid conditional-for running adjunct 3 months',
      ],
    },
  },
  {
    name: 'a pulse that was given intravenously, or nobody knows how, is nothing new (R-02)',
    record: patient([disease('iim'), FLAGGED], { treatments: [MMF, course('methylprednisolone')] }),
    lists: {
      'rapidly-progressive every': [
        'methylprednisolone-pulse conditional-for running',
        'cyclophosphamide+tacrolimus+glucocorticoid recommended glucocorticoid running mda5 unknown',
        ...COMBINED.map((line) => line.replace('mycophenolate option', 'mycophenolate option running')),
      ],
    },
  },
  {
    name: 'parts of one treatment that run or were tried are told one by one (R-04)',
    record: patient([disease('iim'), FLAGGED], {
      treatments: [MMF, course('tacrolimus'), stopped('ciclosporin', 'intolerance')],
    }),
    lists: {
      'rapidly-progressive every': [
        'methylprednisolone-pulse conditional-for',
        'cyclophosphamide+tacrolimus+glucocorticoid recommended tacrolimus running mda5 unknown (ciclosporin)',
        ...COMBINED.map((line) =>
          line
            .replace('mycophenolate option', 'mycophenolate option running')
            .replace('calcineurin-inhibitor option', 'calcineurin-inhibitor option running'),
        ),
      ],
    },
  },
  {
    name: 'courses of what is recommended against, and a stem-cell transplant that was done (T-08, X-03, X-05, E-02)',
    record: patient([disease('ssc'), FLAGGED], {
      treatments: [
        MMF,
        ...(['leflunomide', 'abatacept', 'etanercept', 'pirfenidone', 'nerandomilast'] as const).map((drug) =>
          course(drug),
        ),
        stopped('methotrexate', 'other'),
        stopped('stem-cell-transplant', 'plan-completed'),
      ],
    }),
    referrals: [
      'lung-transplant early-not-waiting conditional-for',
      'stem-cell-transplant selected-severe-or-refractory option stem-cell-transplant stopped',
    ],
    against: [
      'glucocorticoid first-line strong-against renal-crisis !',
      'methotrexate any against may-worsen',
      'leflunomide any against may-worsen leflunomide running',
      'tnf-inhibitor any against may-worsen etanercept running',
      'abatacept any against may-worsen abatacept running',
      'pirfenidone first-line against not-stated pirfenidone running',
      'antifibrotic+mycophenolate from-the-start against no-benefit nerandomilast running pirfenidone running mycophenolate-mofetil running',
      MAINTENANCE,
    ],
  },
  {
    name: 'no lists for a graft (B-27)',
    record: patient([disease('ssc'), statusOf('transplanted', '2025-06-01')]),
    lists: {},
    referrals: [],
    against: [],
    none: 'graft',
  },
  {
    name: 'no lists for somebody who has died (B-27)',
    record: patient([disease('ssc'), statusOf('deceased', '2025-06-01')]),
    lists: {},
    none: 'deceased',
  },
];
