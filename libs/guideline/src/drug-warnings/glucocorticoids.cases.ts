import { change, decision, recordOf } from '../record.spec-support.js';
import {
  ABOVE,
  BESIDE,
  disease,
  LONG,
  prednisone,
  rapid,
  SSC,
  THREE_WARNINGS_RECORD,
  type DrugWarningCase,
} from './drug-warning-records.spec-support.js';

export const GLUCOCORTICOID_CASES: readonly DrugWarningCase[] = [
  {
    name: 'SSc on 20 mg of prednisone for four months, nintedanib added to mycophenolate after six, no progression: three warnings',
    record: THREE_WARNINGS_RECORD,
    warnings: [
      { ...BESIDE, course: 'antifibrotic', disputes: 1, remarks: 1 },
      { ...LONG, course: 'steroid' },
      { ...SSC, course: 'steroid', dose: ABOVE },
    ],
  },
  {
    name: 'exactly 15 mg of prednisone a day is not above 15, and warned about in SSc all the same',
    record: recordOf({ person: [disease('ssc')], treatments: [prednisone('2026-01-01', 15)] }),
    warnings: [{ ...SSC, course: 'steroid', dose: 'not above 15 mg a day' }],
    unwarned: [['drug.glucocorticoid-long', 'steroid', 'not-so-long']],
  },
  {
    name: '15.5 mg of prednisolone a day are above',
    record: recordOf({
      person: [disease('ssc')],
      treatments: [prednisone('2026-01-01', 15.5, { drug: 'prednisolone' })],
    }),
    warnings: [{ ...SSC, course: 'steroid', dose: ABOVE }],
    unwarned: [['drug.glucocorticoid-long', 'steroid', 'not-so-long']],
  },
  {
    name: 'without a dose it cannot be told whether it is above',
    record: recordOf({ person: [disease('ssc')], treatments: [prednisone('2026-01-01', null)] }),
    warnings: [{ ...SSC, course: 'steroid', dose: 'cannot be told: no dose is recorded' }],
    unwarned: [['drug.glucocorticoid-long', 'steroid', 'not-so-long']],
  },
  {
    name: 'systemic sclerosis beside another disease counts, and one on hold is no stop',
    record: recordOf({
      person: [disease('sjd', 'ssc')],
      treatments: [
        prednisone('2026-01-01', 20, {
          changes: [change('2026-02-01', null, { kind: 'hold', lineageId: 'hold' })],
        }),
      ],
    }),
    warnings: [{ ...SSC, course: 'steroid', dose: 'on hold, which is no stop' }],
    unwarned: [['drug.glucocorticoid-long', 'steroid', 'not-so-long']],
  },
  {
    name: 'in another disease a short course is none, and without a disease on record it cannot be judged',
    record: recordOf({ person: [disease('mctd')], treatments: [prednisone('2026-01-01', 20)] }),
    warnings: [],
    unwarned: [
      ['drug.glucocorticoid-ssc', 'steroid', 'other-disease'],
      ['drug.glucocorticoid-long', 'steroid', 'not-so-long'],
    ],
  },
  {
    name: 'without a disease on record a glucocorticoid cannot be judged by it',
    record: recordOf({ treatments: [prednisone('2026-01-01', 20)] }),
    warnings: [],
    unwarned: [
      ['drug.glucocorticoid-ssc', 'steroid', 'disease-unknown'],
      ['drug.glucocorticoid-long', 'steroid', 'not-so-long'],
    ],
  },
  {
    name: 'in SSc flagged as rapidly progressive the advice for and against stands side by side',
    record: recordOf({
      person: [disease('ssc'), rapid('2026-02-10')],
      treatments: [prednisone('2026-02-15', 500, { drug: 'methylprednisolone', route: 'intravenous' })],
    }),
    warnings: [{ ...SSC, course: 'steroid', ids: ['T-03', 'X-02', 'R-02', 'B-33'], dose: ABOVE }],
    unwarned: [['drug.glucocorticoid-long', 'steroid', 'not-so-long']],
  },
  {
    name: 'a flag that was taken back is no conflict',
    record: recordOf({
      person: [disease('ssc'), rapid('2026-02-10', false)],
      treatments: [prednisone('2026-02-15', 20)],
    }),
    warnings: [{ ...SSC, course: 'steroid', dose: ABOVE }],
    unwarned: [['drug.glucocorticoid-long', 'steroid', 'not-so-long']],
  },
  {
    name: 'prednisone of exactly three months is not longer',
    record: recordOf({ person: [disease('ra')], treatments: [prednisone('2025-12-01', 5)] }),
    warnings: [],
    unwarned: [
      ['drug.glucocorticoid-ssc', 'steroid', 'other-disease'],
      ['drug.glucocorticoid-long', 'steroid', 'not-so-long'],
    ],
  },
  {
    name: 'the day after it is, in every disease',
    record: recordOf({ person: [disease('ra')], treatments: [prednisone('2025-11-30', 5)] }),
    warnings: [{ ...LONG, course: 'steroid' }],
    unwarned: [['drug.glucocorticoid-ssc', 'steroid', 'other-disease']],
  },
  {
    name: 'courses that follow each other without a day between are one exposure, named after the first',
    record: recordOf({
      person: [disease('ra')],
      treatments: [
        prednisone('2025-11-01', 10, { stoppedOn: '2026-01-09' }),
        prednisone('2026-01-10', 10, { drug: 'prednisolone', lineageId: 'second steroid' }),
      ],
    }),
    warnings: [{ ...LONG, course: 'steroid' }],
    unwarned: [['drug.glucocorticoid-ssc', 'second steroid', 'other-disease']],
  },
  {
    name: 'a day between them ends the exposure',
    record: recordOf({
      person: [disease('ra')],
      treatments: [
        prednisone('2025-11-01', 10, { stoppedOn: '2026-01-09' }),
        prednisone('2026-01-11', 10, { lineageId: 'second steroid' }),
      ],
    }),
    warnings: [],
    unwarned: [
      ['drug.glucocorticoid-ssc', 'second steroid', 'other-disease'],
      ['drug.glucocorticoid-long', 'second steroid', 'not-so-long'],
    ],
  },
  {
    name: 'a course that was stopped is warned about no more',
    record: recordOf({
      person: [disease('ssc')],
      treatments: [prednisone('2025-11-01', 20, { stoppedOn: '2026-02-28' })],
    }),
    warnings: [],
  },
  {
    name: 'long-term prednisone after progression in SSc: the strong advice against is told',
    record: recordOf({
      person: [disease('ssc')],
      treatments: [prednisone('2025-11-01', 5)],
      decisions: [decision('2026-01-20', 'escalated')],
    }),
    warnings: [
      { ...LONG, course: 'steroid', ids: ['X-01', 'P-08'] },
      { ...SSC, course: 'steroid', dose: 'not above 15 mg a day' },
    ],
  },
];
