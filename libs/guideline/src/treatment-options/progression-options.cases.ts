import { decision } from '../record.spec-support.js';
import {
  FALL,
  MMF,
  course,
  stopped,
  TO_AVOID,
  MAINTENANCE,
  FOR_ALL,
  NOT_LISTED,
  disease,
  patient,
  type OptionCase,
} from './option-patients.spec-support.js';

/** What is listed on progression, disease by disease. */
export const PROGRESSION_CASES: readonly OptionCase[] = [
  {
    name: 'P-06, P-07: progression in SSc-ILD on mycophenolate; P-08: long-term glucocorticoids strongly against; E-01, E-02',
    record: patient(disease('ssc'), { treatments: [MMF], pfts: FALL }),
    lists: {
      'on-progression every': ['mycophenolate conditional-for running', ...FOR_ALL, NOT_LISTED],
      'on-progression ssc': ['tocilizumab conditional-for'],
    },
    statements: ['switch-or-add recommended'],
    referrals: [
      'lung-transplant on-maximal-therapy option',
      'stem-cell-transplant selected-severe-or-refractory option',
    ],
    against: [
      'glucocorticoid first-line strong-against renal-crisis',
      ...TO_AVOID,
      MAINTENANCE,
      'glucocorticoid long-term strong-against not-stated',
    ],
  },
  {
    name: 'P-07: progression in RA-ILD, pirfenidone as an add-on; P-08: long-term glucocorticoids conditionally against',
    record: patient(disease('ra'), { treatments: [MMF, stopped('rituximab', 'no-effect')], pfts: FALL }),
    lists: {
      'on-progression every': [
        'mycophenolate conditional-for running',
        'rituximab conditional-for tried',
        'cyclophosphamide conditional-for',
        'nintedanib conditional-for',
        NOT_LISTED,
      ],
      'on-progression ra': ['pirfenidone conditional-for add-on met', 'tocilizumab conditional-for'],
    },
    referrals: ['lung-transplant on-maximal-therapy option'],
    against: [...TO_AVOID, MAINTENANCE, 'glucocorticoid long-term conditional-against not-stated'],
  },
  {
    name: 'P-07: progression in IIM-ILD; of a group only what was not tried, and one that runs stands for all',
    record: patient(disease('iim'), {
      treatments: [MMF, stopped('tofacitinib', 'no-effect'), course('tacrolimus')],
      pfts: FALL,
    }),
    lists: {
      'on-progression every': ['mycophenolate conditional-for running', ...FOR_ALL, NOT_LISTED],
      'on-progression iim': [
        'calcineurin-inhibitor conditional-for running',
        'jak-inhibitor conditional-for 2 of 3',
      ],
    },
  },
  {
    name: 'P-07: progression in MCTD-ILD',
    record: patient(disease('mctd'), { treatments: [MMF], pfts: FALL }),
    lists: {
      'on-progression every': ['mycophenolate conditional-for running', ...FOR_ALL, NOT_LISTED],
      'on-progression mctd': ['tocilizumab conditional-for'],
    },
    against: [...TO_AVOID, MAINTENANCE, 'glucocorticoid long-term conditional-against not-stated'],
  },
  ...(['iim', 'sjd', 'sle', 'undifferentiated'] as const).map((ctd) => ({
    name: `P-08: long-term glucocorticoids on progression with ${ctd}`,
    record: patient(disease(ctd), { treatments: [MMF], pfts: FALL }),
    against: [...TO_AVOID, MAINTENANCE, 'glucocorticoid long-term conditional-against not-stated'],
  })),
  {
    name: 'progression without any treatment: both lists stand, and an add-on has nothing to be added to (P-06, P-07, T-08)',
    record: patient(disease('ra'), { pfts: FALL }),
    lists: {
      'first-line ra': [
        'mycophenolate preferred',
        'azathioprine conditional-for',
        'rituximab conditional-for',
        'cyclophosphamide option severe-or-rapid unknown',
        'glucocorticoid conditional-for adjunct 3 months',
      ],
      'on-progression every': ['mycophenolate conditional-for', ...FOR_ALL, NOT_LISTED],
      'on-progression ra': ['tocilizumab conditional-for'],
    },
    against: [
      ...TO_AVOID,
      'pirfenidone first-line against not-stated',
      MAINTENANCE,
      'glucocorticoid long-term conditional-against not-stated',
    ],
  },
  {
    name: 'a fall that was told by another cause is no progression (P-05)',
    record: patient(disease('ra'), {
      treatments: [MMF],
      pfts: FALL,
      decisions: [decision('2026-02-01', 'other-cause')],
    }),
    lists: {},
  },
  {
    name: 'a fall that was answered begins another episode, in which nothing has progressed yet (P-05)',
    record: patient(disease('ra'), {
      treatments: [MMF],
      pfts: FALL,
      decisions: [decision('2026-02-01', 'escalated', '2026-01-15')],
    }),
    lists: {},
  },
  {
    name: 'what is of the same group and not named by the source is told beside it, and never offered (P-06, P-07)',
    record: patient(disease('ssc'), {
      treatments: [
        MMF,
        ...(['obinutuzumab', 'inebilizumab', 'sarilumab', 'pirfenidone'] as const).map((drug) =>
          course(drug),
        ),
      ],
      pfts: FALL,
    }),
    lists: {
      'on-progression every': [
        'mycophenolate conditional-for running',
        'rituximab conditional-for (inebilizumab+obinutuzumab)',
        'cyclophosphamide conditional-for',
        'nintedanib conditional-for (pirfenidone)',
        `${NOT_LISTED} (pirfenidone)`,
      ],
      'on-progression ssc': ['tocilizumab conditional-for (sarilumab)'],
    },
  },
  {
    name: 'other antifibrotics than the one on a list (P-06, P-07)',
    record: patient(disease('ra'), {
      treatments: [course('nerandomilast'), stopped('nintedanib', 'adverse-event')],
      pfts: FALL,
    }),
    lists: {
      'on-progression every': [
        'mycophenolate conditional-for',
        'rituximab conditional-for',
        'cyclophosphamide conditional-for',
        'nintedanib conditional-for tried (nerandomilast)',
        `${NOT_LISTED} running (nintedanib)`,
      ],
      'on-progression ra': [
        'pirfenidone conditional-for add-on met (nintedanib+nerandomilast)',
        'tocilizumab conditional-for',
      ],
    },
  },
];
