import { parseIsoDate } from '@interstice/clinical';
import { decision, pft, recordOf, treatment } from '../record.spec-support.js';
import {
  BESIDE,
  FIRST,
  MYCOPHENOLATE,
  nintedanib,
  type DrugWarningCase,
} from './drug-warning-records.spec-support.js';

const day = parseIsoDate;

const AVOIDED = [
  ['methotrexate', 'drug.methotrexate', 2],
  ['leflunomide', 'drug.leflunomide', 0],
  ['infliximab', 'drug.tnf-inhibitor', 0],
  ['etanercept', 'drug.tnf-inhibitor', 0],
  ['adalimumab', 'drug.tnf-inhibitor', 0],
  ['golimumab', 'drug.tnf-inhibitor', 0],
  ['certolizumab-pegol', 'drug.tnf-inhibitor', 0],
  ['abatacept', 'drug.abatacept', 1],
] as const;

export const OTHER_DRUG_CASES: readonly DrugWarningCase[] = [
  ...AVOIDED.map(([drug, rule, disputes]): DrugWarningCase => ({
    name: `${drug} for the joints is warned about in CTD-ILD, whatever it is given for`,
    record: recordOf({
      treatments: [treatment('2026-01-01', { drug, indication: 'ctd', lineageId: 'course' })],
    }),
    warnings: [
      {
        rule,
        course: 'course',
        severity: 'warning',
        strength: 'Conditional',
        ids: ['X-03', 'T-08'],
        disputes,
      },
    ],
  })),
  {
    name: 'a planned start is warned about before it',
    record: recordOf({
      treatments: [
        {
          drug: 'leflunomide',
          indication: 'ctd',
          changes: [],
          lineageId: 'course',
          id: 'course v1',
          plannedStartOn: day('2026-04-01'),
        },
      ],
    }),
    warnings: [
      {
        rule: 'drug.leflunomide',
        course: 'course',
        severity: 'warning',
        strength: 'Conditional',
        ids: ['X-03', 'T-08'],
      },
    ],
  },
  ...(['escalated', 'accept-new-baseline', 'referred'] as const).map((code): DrugWarningCase => ({
    name: `an antifibrotic beside mycophenolate is not warned about after the decision ${code}`,
    record: recordOf({
      treatments: [MYCOPHENOLATE, nintedanib('2025-10-01')],
      decisions: [decision('2026-02-01', code)],
    }),
    warnings: [],
    unwarned: [['drug.antifibrotic-beside-mycophenolate', 'antifibrotic', 'progression-documented']],
  })),
  {
    name: 'to watch and repeat, or to name another cause, documents no progression',
    record: recordOf({
      pfts: [pft('2025-03-15', { pct: 80 }), pft('2025-09-15', { pct: 71 })],
      treatments: [MYCOPHENOLATE, nintedanib('2025-10-01')],
      decisions: [decision('2025-10-02', 'other-cause'), decision('2026-02-01', 'watch-and-repeat')],
    }),
    warnings: [{ ...BESIDE, course: 'antifibrotic', remarks: 1 }],
  },
  {
    name: 'a fall that met a definition, before or since, documents it',
    record: recordOf({
      pfts: [pft('2025-03-15', { pct: 80 }), pft('2026-02-15', { pct: 72 })],
      treatments: [MYCOPHENOLATE, nintedanib('2025-10-01')],
    }),
    warnings: [],
    unwarned: [['drug.antifibrotic-beside-mycophenolate', 'antifibrotic', 'progression-documented']],
  },
  {
    name: 'started within four weeks of each other, mycophenolic acid and nintedanib were together from the start',
    record: recordOf({
      treatments: [
        treatment('2025-10-01', { drug: 'mycophenolic-acid', lineageId: 'mycophenolate' }),
        nintedanib('2025-10-29'),
      ],
    }),
    warnings: [{ ...BESIDE, course: 'antifibrotic', ids: ['X-05', 'T-08'], remarks: 1 }],
  },
  {
    name: 'a day later they were not',
    record: recordOf({
      treatments: [treatment('2025-10-01', { lineageId: 'mycophenolate' }), nintedanib('2025-10-30')],
    }),
    warnings: [{ ...BESIDE, course: 'antifibrotic', remarks: 1 }],
  },
  {
    name: 'another antifibrotic that follows without a gap was not started anew: it goes on beside mycophenolate of the same days',
    record: recordOf({
      treatments: [
        nintedanib('2024-06-01', { stoppedOn: '2025-10-01', lineageId: 'first antifibrotic' }),
        treatment('2025-10-01', { lineageId: 'mycophenolate' }),
        nintedanib('2025-10-01', { drug: 'nerandomilast' }),
      ],
    }),
    warnings: [{ ...BESIDE, course: 'antifibrotic' }],
  },
  {
    name: 'an antifibrotic alone is none',
    record: recordOf({ treatments: [nintedanib('2025-10-01')] }),
    warnings: [],
    unwarned: [['drug.antifibrotic-beside-mycophenolate', 'antifibrotic', 'not-beside']],
  },
  {
    name: 'pirfenidone as the first treatment of the ILD',
    record: recordOf({
      treatments: [
        treatment('2025-01-01', { drug: 'azathioprine', indication: 'ctd', lineageId: 'for the joints' }),
        nintedanib('2025-10-01', { drug: 'pirfenidone' }),
      ],
    }),
    warnings: [{ ...FIRST, course: 'antifibrotic' }],
    unwarned: [['drug.antifibrotic-beside-mycophenolate', 'antifibrotic', 'not-beside']],
  },
  {
    name: 'pirfenidone begun within four weeks of the first treatment is first line too',
    record: recordOf({
      treatments: [
        treatment('2025-10-01', { drug: 'azathioprine', lineageId: 'first' }),
        nintedanib('2025-10-29', { drug: 'pirfenidone' }),
      ],
    }),
    warnings: [{ ...FIRST, course: 'antifibrotic' }],
    unwarned: [['drug.antifibrotic-beside-mycophenolate', 'antifibrotic', 'not-beside']],
  },
  {
    name: 'a day later it is not',
    record: recordOf({
      treatments: [
        treatment('2025-10-01', { drug: 'azathioprine', lineageId: 'first' }),
        nintedanib('2025-10-30', { drug: 'pirfenidone' }),
      ],
    }),
    warnings: [],
    unwarned: [
      ['drug.antifibrotic-beside-mycophenolate', 'antifibrotic', 'not-beside'],
      ['drug.pirfenidone-first-line', 'antifibrotic', 'treated-before'],
    ],
  },
  {
    name: 'pirfenidone first after documented progression is not warned about',
    record: recordOf({
      treatments: [nintedanib('2025-10-01', { drug: 'pirfenidone' })],
      decisions: [decision('2025-09-01', 'escalated')],
    }),
    warnings: [],
    unwarned: [
      ['drug.antifibrotic-beside-mycophenolate', 'antifibrotic', 'not-beside'],
      ['drug.pirfenidone-first-line', 'antifibrotic', 'progression-documented'],
    ],
  },
];
