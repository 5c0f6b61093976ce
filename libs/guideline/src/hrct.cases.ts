import type { DrugCode } from '@interstice/clinical';
import { change, diagnosis, hrct, recordOf, treatment } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const asOf = '2026-03-01';
const test = 'hrct';
const scan = [hrct('2025-09-15', 10)];
const yearly = ['hrct.m-04', '2026-08-15', '2026-09-15', '2026-10-15'] as const;
const response = ['hrct.m-05', '2026-01-01', '2026-04-01', '2026-10-01'] as const;
const first = [hrct('2025-12-10', 10)];
const second = ['hrct.m-06', '2026-04-10', '2026-05-10', '2026-06-10'] as const;
const yearlyOfFirst = ['hrct.m-04', '2026-11-10', '2026-12-10', '2027-01-10'] as const;

const treated = (...courses: ReturnType<typeof treatment>[]) =>
  recordOf({ hrcts: scan, treatments: courses });

const cameOn = (registeredOn: string) =>
  recordOf({ registeredOn, hrcts: [hrct('2025-04-29', 10)], treatments: [treatment('2025-01-31')] });

/** First line and its alternatives (T-01 to T-07), and what is offered on progression (P-06, P-07). */
const FOR_THE_LUNG: readonly DrugCode[] = [
  ...(['mycophenolate-mofetil', 'mycophenolic-acid', 'azathioprine', 'cyclophosphamide'] as const),
  ...(['rituximab', 'tocilizumab', 'tacrolimus', 'ciclosporin', 'voclosporin'] as const),
  ...(['tofacitinib', 'baricitinib', 'upadacitinib', 'nintedanib', 'pirfenidone'] as const),
];

/** M-04 to M-06 with the windows of B-19 and the limits of B-24. */
export const HRCT_CASES: readonly SurveillanceCase[] = [
  {
    name: 'none on record: from registration (M-04)',
    record: recordOf({ registeredOn: '2026-02-20' }),
    asOf,
    test,
    expected: ['hrct.baseline', '2026-02-20', '2026-03-06', '2026-03-20'],
  },
  {
    name: 'none on record: from the diagnosis when that is later',
    record: recordOf({ registeredOn: '2026-01-01', person: [diagnosis('2026-02-25')] }),
    asOf,
    test,
    expected: ['hrct.baseline', '2026-02-25', '2026-03-11', '2026-03-25'],
  },
  {
    name: 'yearly, a month either side (C-02, M-04)',
    record: recordOf({ hrcts: scan }),
    asOf,
    test,
    expected: yearly,
  },
  {
    name: 'a treatment for the ILD asks for one 3 to 12 months after its start (M-05)',
    record: treated(treatment('2025-10-01')),
    asOf,
    test,
    expected: response,
    rules: ['hrct.m-05', 'hrct.m-04'],
  },
  ...FOR_THE_LUNG.map((drug): SurveillanceCase => ({
    name: `so does ${drug} where nobody recorded what for`,
    record: treated(treatment('2025-10-01', { drug, indication: 'unknown' })),
    asOf,
    test,
    expected: response,
  })),
  {
    name: 'a scan 3 months after the start answers it',
    record: recordOf({ hrcts: [hrct('2026-01-01', 10)], treatments: [treatment('2025-10-01')] }),
    asOf,
    test,
    expected: ['hrct.m-04', '2026-12-01', '2027-01-01', '2027-02-01'],
    rules: ['hrct.m-04'],
  },
  {
    name: 'a scan one day short of 3 months does not (B-24, M-05)',
    record: recordOf({ hrcts: [hrct('2025-12-31', 10)], treatments: [treatment('2025-10-01')] }),
    asOf,
    test,
    expected: response,
  },
  {
    name: 'one scan answers every course that began 3 months before it (B-24, M-05)',
    record: recordOf({
      hrcts: [hrct('2026-01-01', 10)],
      treatments: [treatment('2025-06-01'), treatment('2025-10-01', { drug: 'rituximab' })],
    }),
    asOf,
    test,
    expected: ['hrct.m-04', '2026-12-01', '2027-01-01', '2027-02-01'],
    rules: ['hrct.m-04'],
  },
  {
    name: 'a scan that answers the first course leaves the second one open',
    record: recordOf({
      hrcts: [hrct('2025-12-15', 10)],
      treatments: [treatment('2025-06-01'), treatment('2025-10-01', { drug: 'rituximab' })],
    }),
    asOf,
    test,
    expected: response,
  },
  {
    name: 'a course that ended a day before 3 months asks for none (B-24)',
    record: treated(treatment('2025-10-01', { stoppedOn: '2025-12-31' })),
    asOf,
    test,
    expected: yearly,
  },
  {
    name: 'a course that ended at 3 months does (B-24)',
    record: treated(treatment('2025-10-01', { stoppedOn: '2026-01-01' })),
    asOf,
    test,
    expected: response,
  },
  {
    name: 'a glucocorticoid asks for none, whatever it was for (B-24)',
    record: treated(treatment('2025-10-01', { drug: 'prednisolone' })),
    asOf,
    test,
    expected: yearly,
  },
  {
    name: 'a treatment of unknown indication asks for one when its drug is used for the ILD (B-24)',
    record: treated(treatment('2025-10-01', { drug: 'nintedanib', indication: 'unknown' })),
    asOf,
    test,
    expected: response,
  },
  {
    name: 'a treatment of unknown indication asks for none when its drug is not (B-24)',
    record: treated(treatment('2025-10-01', { drug: 'methotrexate', indication: 'unknown' })),
    asOf,
    test,
    expected: yearly,
  },
  {
    name: 'a treatment for the connective-tissue disease asks for none (B-24)',
    record: treated(treatment('2025-10-01', { indication: 'ctd' })),
    asOf,
    test,
    expected: yearly,
  },
  {
    name: 'neither an increase nor resuming after a hold is a start (B-24, B-28)',
    record: recordOf({
      hrcts: [hrct('2025-09-15', 10)],
      treatments: [
        treatment('2025-02-01', {
          changes: [
            change('2025-02-01', 500),
            change('2025-11-01', 1000),
            change('2025-11-20', null, { kind: 'hold' }),
            change('2025-12-20', null, { kind: 'resume' }),
          ],
        }),
      ],
    }),
    asOf,
    test,
    expected: yearly,
    rules: ['hrct.m-04'],
  },
  {
    name: 'a course whose time had passed on the day before the patient came asks for none',
    record: cameOn('2026-02-01'),
    asOf,
    test,
    expected: ['hrct.m-04', '2026-03-29', '2026-04-29', '2026-05-29'],
    rules: ['hrct.m-04'],
  },
  {
    name: 'one whose last day it was does',
    record: cameOn('2026-01-31'),
    asOf,
    test,
    expected: ['hrct.m-05', '2025-04-30', '2025-07-31', '2026-01-31'],
  },
  {
    name: 'in the first evaluation a second one 4 to 6 months after the first (M-06)',
    record: recordOf({ hrcts: first, person: [diagnosis('2025-11-01')] }),
    asOf,
    test,
    expected: second,
    rules: ['hrct.m-06', 'hrct.m-04'],
  },
  {
    name: 'the first evaluation is that of a disease diagnosed 6 months before the first scan (B-24, M-06)',
    record: recordOf({ hrcts: first, person: [diagnosis('2025-06-10')] }),
    asOf,
    test,
    expected: second,
  },
  {
    name: 'not of one diagnosed a day earlier (B-24, M-06)',
    record: recordOf({ hrcts: first, person: [diagnosis('2025-06-09')] }),
    asOf,
    test,
    expected: yearlyOfFirst,
  },
  {
    name: 'nor of one diagnosed after it (B-24, M-06)',
    record: recordOf({ hrcts: first, person: [diagnosis('2025-12-11')] }),
    asOf,
    test,
    expected: yearlyOfFirst,
  },
  {
    name: 'a scan sooner than 4 months after the first is not the second one',
    record: recordOf({ hrcts: [...first, hrct('2026-04-09', 10)], person: [diagnosis('2025-11-01')] }),
    asOf: '2026-05-01',
    test,
    expected: second,
    // The two scans lie within 12 months before the third.
    notes: ['physician-first'],
  },
  {
    name: 'a scan 4 months after it is',
    record: recordOf({ hrcts: [...first, hrct('2026-04-10', 10)], person: [diagnosis('2025-11-01')] }),
    asOf: '2026-05-01',
    test,
    expected: ['hrct.m-04', '2027-03-10', '2027-04-10', '2027-05-10'],
    notes: [],
  },
  {
    name: 'a third scan in 12 months stays on the list and asks a physician first (B-24)',
    record: recordOf({
      hrcts: [hrct('2025-05-02', 10), hrct('2025-12-15', 10)],
      treatments: [treatment('2025-11-01')],
    }),
    asOf,
    test,
    // best on 1 May 2026: 2 May 2025 lies within 12 months before it
    expected: ['hrct.m-05', '2026-02-01', '2026-05-01', '2026-11-01'],
    notes: ['physician-first'],
  },
  {
    name: 'a third scan a day past 12 months does not (B-24)',
    record: recordOf({
      hrcts: [hrct('2025-05-01', 10), hrct('2025-12-15', 10)],
      treatments: [treatment('2025-11-01')],
    }),
    asOf,
    test,
    expected: ['hrct.m-05', '2026-02-01', '2026-05-01', '2026-11-01'],
    notes: [],
  },
];
