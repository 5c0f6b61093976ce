import type { Treatment } from '@interstice/clinical';
import { prednisone } from '../drug-warnings/drug-warning-records.spec-support.js';
import { change } from '../record.spec-support.js';

/** What was taken up to 31 March 2026: sums of the last 3 and 12 months and of all, today's dose, days above 15 mg. */
export interface ExposureCase {
  readonly name: string;
  readonly treatments: readonly Treatment[];
  readonly current: readonly [mg: number, atLeast: boolean] | null;
  readonly threeMonths: readonly [mg: number, atLeast: boolean];
  readonly year: readonly [mg: number, atLeast: boolean];
  readonly total: readonly [mg: number, atLeast: boolean];
  readonly daysAbove: readonly [days: number, atLeast: boolean];
}

export const EXPOSURE_ASKED_ON = '2026-03-31';

const dose = (on: string, mg: number, timesPerDay = 1) =>
  change(on, mg, { timesPerDay, lineageId: `dose ${on}` });

/** Days are counted by hand: January 31, February 28, March 31 days. */
export const EXPOSURE_CASES: readonly ExposureCase[] = [
  {
    name: 'prednisone of 20 mg a day in January, then 5 mg every other day, and none since the hold',
    treatments: [
      prednisone('2026-01-01', 20, {
        changes: [
          dose('2026-01-01', 20),
          dose('2026-02-01', 5, 0.5),
          change('2026-03-01', null, { kind: 'hold', lineageId: 'hold' }),
        ],
      }),
    ],
    current: [0, false],
    // 31 days of 20 and 28 of 2.5.
    threeMonths: [690, false],
    year: [690, false],
    total: [690, false],
    daysAbove: [31, false],
  },
  {
    name: 'resumed without a dose it goes on with the one before; the day of the stop is none of the drug',
    treatments: [
      prednisone('2026-01-01', 10, {
        stoppedOn: '2026-01-31',
        changes: [
          dose('2026-01-01', 10),
          change('2026-01-11', null, { kind: 'hold', lineageId: 'hold' }),
          change('2026-01-21', null, { kind: 'resume', lineageId: 'resume' }),
        ],
      }),
    ],
    current: null,
    // Ten days before the hold and ten from 21 to 30 January.
    threeMonths: [200, false],
    year: [200, false],
    total: [200, false],
    daysAbove: [0, false],
  },
  {
    name: 'months end where the calendar does: the last three begin on 1 January, the last twelve on 1 April',
    treatments: [prednisone('2025-03-31', 5)],
    current: [5, false],
    // 90 days, 365 days, 366 days.
    threeMonths: [450, false],
    year: [1825, false],
    total: [1830, false],
    daysAbove: [0, false],
  },
  {
    name: '4 mg of methylprednisolone are 5 of prednisone, 5 mg of prednisolone too, and courses add up',
    treatments: [
      prednisone('2026-03-01', 8, { drug: 'methylprednisolone', lineageId: 'methyl' }),
      prednisone('2026-03-22', 6, { drug: 'prednisolone', lineageId: 'predni' }),
    ],
    current: [16, false],
    // 31 days of 10 and 10 of 6.
    threeMonths: [370, false],
    year: [370, false],
    total: [370, false],
    daysAbove: [10, false],
  },
  {
    name: '15 mg a day are not above it, in one course or in two',
    treatments: [
      prednisone('2026-03-01', 10, { lineageId: 'one' }),
      prednisone('2026-03-22', 5, { lineageId: 'two' }),
    ],
    current: [15, false],
    threeMonths: [360, false],
    year: [360, false],
    total: [360, false],
    daysAbove: [0, false],
  },
  {
    name: 'days without a dose, or with one that cannot be converted, make every sum over them an “at least”',
    treatments: [
      prednisone('2024-06-01', null, { stoppedOn: '2024-07-01', lineageId: 'no dose' }),
      prednisone('2026-03-01', null, {
        lineageId: 'by weight',
        changes: [
          change('2026-03-01', 1, { doseUnit: 'mg/kg', timesPerDay: 1, lineageId: 'by weight dose' }),
          dose('2026-03-11', 40),
        ],
      }),
    ],
    current: [40, false],
    // 21 days of 40.
    threeMonths: [840, true],
    year: [840, true],
    total: [840, true],
    daysAbove: [21, true],
  },
  {
    name: 'an amount without the times a day is not guessed at',
    treatments: [
      prednisone('2026-03-31', null, {
        changes: [{ ...change('2026-03-31', null, { lineageId: 'amount' }), doseAmount: 20, doseUnit: 'mg' }],
      }),
    ],
    current: [0, true],
    threeMonths: [0, true],
    year: [0, true],
    total: [0, true],
    daysAbove: [0, true],
  },
  {
    name: 'what is not known of long ago leaves the sums of later windows whole',
    treatments: [
      prednisone('2024-06-01', null, { stoppedOn: '2024-07-01', lineageId: 'no dose' }),
      prednisone('2025-11-01', 20, { stoppedOn: '2025-11-11', lineageId: 'burst' }),
    ],
    current: null,
    threeMonths: [0, false],
    year: [200, false],
    total: [200, true],
    daysAbove: [10, true],
  },
];
