import { hrct, pft } from '../record.spec-support.js';
import {
  MMF,
  course,
  stopped,
  NOT_TOLERATED,
  TO_AVOID,
  BEFORE_PROGRESSION,
  MAINTENANCE,
  disease,
  patient,
  planned,
  type OptionCase,
} from './option-patients.spec-support.js';

/** First line, disease by disease, and who has no list at all. */
export const FIRST_LINE_CASES: readonly OptionCase[] = [
  {
    name: 'T-02: first line in SSc-ILD; T-03: glucocorticoids are strongly recommended against',
    record: patient(disease('ssc')),
    lists: {
      'first-line ssc': [
        'mycophenolate preferred',
        'tocilizumab conditional-for',
        'nintedanib conditional-for',
        `azathioprine option ${NOT_TOLERATED}`,
        `rituximab option ${NOT_TOLERATED}`,
        'cyclophosphamide option more-severe unknown',
      ],
    },
    statements: [],
    referrals: [],
    against: [
      'glucocorticoid first-line strong-against renal-crisis',
      ...TO_AVOID,
      ...BEFORE_PROGRESSION,
      MAINTENANCE,
    ],
  },
  {
    name: 'T-04: first line in RA-ILD, where T-03 says nothing',
    record: patient(disease('ra')),
    lists: {
      'first-line ra': [
        'mycophenolate preferred',
        'azathioprine conditional-for',
        'rituximab conditional-for',
        'cyclophosphamide option severe-or-rapid unknown',
        'glucocorticoid conditional-for adjunct 3 months',
      ],
    },
    against: [...TO_AVOID, ...BEFORE_PROGRESSION, MAINTENANCE],
  },
  {
    name: 'T-05: first line in IIM-ILD',
    record: patient(disease('iim')),
    lists: {
      'first-line iim': [
        'mycophenolate preferred',
        'jak-inhibitor conditional-for',
        'calcineurin-inhibitor conditional-for',
        'azathioprine option',
        'rituximab option',
        'glucocorticoid conditional-for 3 months',
      ],
    },
  },
  {
    name: 'T-06: first line in MCTD-ILD, glucocorticoids with care in a phenotype of SSc',
    record: patient(disease('mctd')),
    lists: {
      'first-line mctd': [
        'mycophenolate preferred',
        'tocilizumab conditional-for',
        'azathioprine option',
        'rituximab option',
        'glucocorticoid conditional-for ssc-phenotype unknown 3 months',
      ],
    },
  },
  {
    name: 'T-07: first line in SjD-ILD',
    record: patient(disease('sjd')),
    lists: {
      'first-line sjd': [
        'mycophenolate preferred',
        'azathioprine conditional-for',
        'rituximab conditional-for',
        'glucocorticoid conditional-for 3 months',
      ],
    },
  },
  ...(['sle', 'undifferentiated'] as const).map((ctd) => ({
    name: `T-01: for ${ctd} the source has no list, and only what holds for every CTD-ILD is shown`,
    record: patient(disease(ctd)),
    lists: { 'first-line every': ['mycophenolate preferred'] },
    against: [...TO_AVOID, ...BEFORE_PROGRESSION, MAINTENANCE],
  })),
  {
    name: 'T-01: without a disease on record only what holds for every CTD-ILD is shown',
    record: patient([]),
    lists: { 'first-line every': ['mycophenolate preferred'] },
  },
  {
    name: 'a secondary disease without a list of its own beside one that has one (T-01)',
    record: patient(disease('sjd', 'sle')),
    lists: {
      'first-line every': ['mycophenolate preferred'],
      'first-line sjd': [
        'mycophenolate preferred',
        'azathioprine conditional-for',
        'rituximab conditional-for',
        'glucocorticoid conditional-for 3 months',
      ],
    },
  },
  {
    name: 'two diseases: both lists stand, and where they contradict each other that is a conflict (T-03, T-04, B-33)',
    record: patient(disease('ra', 'ssc'), { hrcts: [hrct('2026-01-01', 30)] }),
    lists: {
      'first-line ra': [
        'mycophenolate preferred',
        'azathioprine conditional-for',
        'rituximab conditional-for',
        'cyclophosphamide option severe-or-rapid met',
        'glucocorticoid conditional-for adjunct 3 months !against.ssc.glucocorticoid',
      ],
      'first-line ssc': [
        'mycophenolate preferred',
        'tocilizumab conditional-for',
        'nintedanib conditional-for',
        `azathioprine option ${NOT_TOLERATED}`,
        `rituximab option ${NOT_TOLERATED}`,
        'cyclophosphamide option more-severe met',
      ],
    },
    referrals: ['stem-cell-transplant selected-severe-or-refractory option'],
    against: [
      'glucocorticoid first-line strong-against renal-crisis !',
      ...TO_AVOID,
      ...BEFORE_PROGRESSION,
      MAINTENANCE,
    ],
  },
  {
    name: 'mild SSc-ILD: the condition of cyclophosphamide is told not to hold, and no stem-cell transplant is prompted (T-02, E-02)',
    record: patient(disease('ssc'), {
      pfts: [pft('2025-08-01', { pct: 90 }), pft('2026-01-15', { pct: 90 })],
      hrcts: [hrct('2025-08-01', 5), hrct('2026-01-01', 5)],
    }),
    lists: {
      'first-line ssc': [
        'mycophenolate preferred',
        'tocilizumab conditional-for',
        'nintedanib conditional-for',
        `azathioprine option ${NOT_TOLERATED}`,
        `rituximab option ${NOT_TOLERATED}`,
        'cyclophosphamide option more-severe not-met',
      ],
    },
    referrals: [],
  },
  {
    name: 'mycophenolate was not tolerated: it is told apart, and the condition of the others holds (T-02)',
    record: patient(disease('ssc'), { treatments: [stopped('mycophenolic-acid', 'intolerance')] }),
    lists: {
      'first-line ssc': [
        'mycophenolate preferred tried',
        'tocilizumab conditional-for',
        'nintedanib conditional-for',
        'azathioprine option mycophenolate-not-tolerated met',
        'rituximab option mycophenolate-not-tolerated met',
        'cyclophosphamide option more-severe unknown',
      ],
    },
  },
  {
    name: 'a phenotype of SSc that is on record is told with the glucocorticoids of MCTD, and contradicts them (T-06, B-33)',
    record: patient(disease('mctd', 'ssc')),
    lists: {
      'first-line mctd': [
        'mycophenolate preferred',
        'tocilizumab conditional-for',
        'azathioprine option',
        'rituximab option',
        'glucocorticoid conditional-for ssc-phenotype met 3 months !against.ssc.glucocorticoid',
      ],
      'first-line ssc': [
        'mycophenolate preferred',
        'tocilizumab conditional-for',
        'nintedanib conditional-for',
        `azathioprine option ${NOT_TOLERATED}`,
        `rituximab option ${NOT_TOLERATED}`,
        'cyclophosphamide option more-severe unknown',
      ],
    },
  },
  {
    name: 'a drug that was begun for the joints is nothing new for the lung, and is no treatment of the lung either (T-04)',
    record: patient(disease('ra'), { treatments: [course('rituximab', { indication: 'ctd' })] }),
    lists: {
      'first-line ra': [
        'mycophenolate preferred',
        'azathioprine conditional-for',
        'rituximab conditional-for running',
        'cyclophosphamide option severe-or-rapid unknown',
        'glucocorticoid conditional-for adjunct 3 months',
      ],
    },
  },
  {
    name: 'a planned start is told as planned (T-07)',
    record: patient(disease('sjd'), {
      treatments: [
        { ...planned('mycophenolate-mofetil', '2026-03-15') },
        stopped('prednisolone', 'plan-completed'),
      ],
    }),
    lists: {
      'first-line sjd': [
        'mycophenolate preferred planned',
        'azathioprine conditional-for',
        'rituximab conditional-for',
        'glucocorticoid conditional-for tried 3 months',
      ],
    },
  },
  {
    name: 'no list for a treated patient who does not progress; what is recommended against stays (T-08, X-05)',
    record: patient(disease('ra'), { treatments: [MMF] }),
    lists: {},
    referrals: [],
    against: [...TO_AVOID, ...BEFORE_PROGRESSION, MAINTENANCE],
  },
  {
    name: 'no first line where a drug had no effect',
    record: patient(disease('ra'), { treatments: [stopped('azathioprine', 'no-effect')] }),
    lists: {},
  },
  {
    name: 'first line in IIM-ILD after one calcineurin inhibitor was not tolerated (T-05)',
    record: patient(disease('iim'), { treatments: [stopped('tacrolimus', 'patients-wish')] }),
    lists: {
      'first-line iim': [
        'mycophenolate preferred',
        'jak-inhibitor conditional-for',
        'calcineurin-inhibitor conditional-for 1 of 2',
        'azathioprine option',
        'rituximab option',
        'glucocorticoid conditional-for 3 months',
      ],
    },
  },
];
