import type { PatientRecord } from '@interstice/clinical';
import {
  comparedHrct,
  day,
  decision,
  exclusion,
  hrct,
  oxygen,
  pft,
  recordOf,
  symptoms,
} from './record.spec-support.js';

const gli = { referenceEquation: 'GLI-2012' };

const of = (kind: string) => ({ on: day('2020-01-01'), lineageId: kind, id: `${kind} v1` });
const PERSON_OF_SIXTY: PatientRecord['person'] = [
  { kind: 'sex', value: { sex: 'female' }, ...of('sex') },
  { kind: 'birth-date', value: { birthDate: day('1965-01-10') }, ...of('birth date') },
  { kind: 'height', value: { heightCm: 162 }, ...of('height') },
];

/** Patients whose explanations, together, use every sentence. */
export const RENDERED_RECORDS = {
  'a stable patient': recordOf({
    pfts: [
      pft('2023-01-10', { pct: 82, ml: 3100, ...gli }),
      pft('2025-01-15', { pct: 80, ml: 3000, ...gli, qualityGrade: 'A' }),
      pft('2025-07-15', { pct: 79, ml: 2960, ...gli, qualityGrade: 'B' }),
      pft('2026-01-15', { pct: 78.4, ml: 2930, ...gli, qualityGrade: 'A' }),
    ],
    symptoms: [symptoms('2026-01-15', 'stable')],
    hrcts: [hrct('2025-01-20', 8)],
  }),
  'a fall of 12 %': recordOf({ pfts: [pft('2025-01-15', { ml: 3000 }), pft('2026-01-15', { ml: 2640 })] }),
  'a fall of 7 % with unknown symptoms': recordOf({
    pfts: [
      pft('2025-01-15', { pct: 90, laboratory: 'North' }),
      pft('2026-01-15', { pct: 83.7, laboratory: 'North' }),
    ],
  }),
  'a fall of 7 % with worse symptoms': recordOf({
    pfts: [pft('2025-01-15', { pct: 90 }), pft('2026-01-15', { pct: 83.7 })],
    symptoms: [symptoms('2026-01-20', 'worse')],
  }),
  'a near miss': recordOf({
    pfts: [
      pft('2025-01-15', { pct: 80, ml: 3000, ...gli }),
      pft('2026-01-15', { pct: 72.5, ml: 2690, ...gli }),
    ],
    symptoms: [symptoms('2026-01-15', 'improved')],
  }),
  'a fall on a test of poor quality': recordOf({
    pfts: [
      pft('2025-01-15', { pct: 80, ml: 3000, ...gli }),
      pft('2026-01-15', { pct: 70, ml: 2600, qualityGrade: 'D' }),
    ],
  }),
  'a chance high value in between': recordOf({
    pfts: [
      pft('2025-01-10', { pct: 76 }),
      pft('2025-04-10', { pct: 81 }),
      pft('2025-07-10', { pct: 75 }),
      pft('2025-10-10', { pct: 72.5 }),
    ],
  }),
  'tests that cannot be compared': recordOf({
    pfts: [
      pft('2025-01-15', { pct: 80, ...gli }),
      pft('2025-04-15', { pct: 80, bronchodilator: 'post', ml: 3000 }),
      pft('2025-05-15', { notDone: 'unable' }),
      pft('2025-06-15', { ml: 3000, qualityGrade: 'F', bronchodilator: 'pre' }),
      pft('2025-07-15', { ml: 3000, setting: 'home', bronchodilator: 'pre' }),
      pft('2026-01-15', {
        pct: 70,
        bronchodilator: 'pre',
        setting: 'lab',
        referenceEquation: 'GLI-Global-2022',
      }),
      pft('2026-01-15', {
        lineageId: 'second set of the day',
        pct: 68,
        bronchodilator: 'pre',
        setting: 'lab',
        referenceEquation: 'GLI-Global-2022',
        qualityGrade: 'D',
      }),
    ],
  }),
  'after a decision': recordOf({
    pfts: [pft('2024-06-15', { pct: 90 }), pft('2025-06-15', { pct: 80 }), pft('2026-01-15', { pct: 81 })],
    decisions: [decision('2025-07-01', 'escalated', '2025-06-15')],
  }),
  'a fall of FVC beside one of DLCO': recordOf({
    pfts: [pft('2025-01-15', { pct: 80, dlcoPct: 60 }), pft('2026-01-15', { pct: 75, dlcoPct: 50 })],
  }),
  'a fall of FVC beside a DLCO of one day': recordOf({
    pfts: [pft('2025-01-15', { pct: 80, dlcoPct: 60 }), pft('2026-01-15', { pct: 75 })],
  }),
  'tests on two equations, recomputed': {
    ...recordOf({
      pfts: [
        pft('2025-01-15', { ml: 3000, pct: 80, ...gli }),
        pft('2026-01-15', { ml: 2690, pct: 75, referenceEquation: 'GLI-Global-2022' }),
      ],
      symptoms: [symptoms('2026-01-15', 'worse')],
    }),
    person: PERSON_OF_SIXTY,
  },
  'an old decline': recordOf({ pfts: [pft('2021-01-15', { pct: 80 }), pft('2022-01-15', { pct: 70 })] }),
  'a fall that went on': recordOf({
    pfts: [pft('2024-01-15', { ml: 3000 }), pft('2025-01-15', { ml: 2640 }), pft('2026-02-01', { ml: 2370 })],
  }),
  'a fall that the latest test no longer shows': recordOf({
    pfts: [pft('2025-01-15', { ml: 3000 }), pft('2025-07-15', { ml: 2640 }), pft('2026-01-15', { ml: 2980 })],
  }),
  'a fall whose symptoms have improved': recordOf({
    pfts: [pft('2025-01-15', { pct: 90 }), pft('2025-07-15', { pct: 83.7 })],
    symptoms: [symptoms('2025-08-01', 'worse'), symptoms('2025-12-01', 'improved')],
  }),
  'a fall at home alone': recordOf({
    pfts: [
      pft('2025-11-15', { ml: 3000, setting: 'home' }),
      pft('2026-01-15', { ml: 2640, setting: 'home' }),
      pft('2026-01-22', { ml: 2650, setting: 'home' }),
    ],
  }),
  'a chance high value in between, and a rising need for oxygen': recordOf({
    pfts: [
      pft('2025-01-10', { pct: 76 }),
      pft('2025-04-10', { pct: 81 }),
      pft('2025-07-10', { pct: 75 }),
      pft('2025-10-10', { pct: 72.5 }),
    ],
    oxygenNeeds: [oxygen('2025-01-10', 0), oxygen('2025-10-14', 1.5, 'on exertion')],
  }),
  'somebody who has died': recordOf({
    pfts: [pft('2025-01-15', { ml: 3000 }), pft('2026-01-15', { ml: 2640 })],
    person: [
      {
        kind: 'status',
        lineageId: 'status',
        id: 'status v1',
        on: day('2026-02-01'),
        value: { status: 'deceased' },
      },
    ],
  }),
  'worse symptoms and more fibrosis without a fall': recordOf({
    pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 79 })],
    symptoms: [symptoms('2025-11-01', 'worse')],
    hrcts: [hrct('2025-01-20', 8), comparedHrct('2026-01-20', 'increased')],
  }),
  'the same, until the symptoms improve': recordOf({
    symptoms: [symptoms('2025-11-01', 'worse'), symptoms('2026-02-10', 'improved')],
    hrcts: [hrct('2025-01-20', 8), comparedHrct('2026-01-20', 'increased')],
  }),
  'a fall of 7 % with more fibrosis': recordOf({
    pfts: [pft('2025-01-15', { pct: 90 }), pft('2026-01-15', { pct: 83.7 })],
    hrcts: [comparedHrct('2026-01-20', 'increased', '2025-01-20')],
  }),
  'more fibrosis, of symptoms nothing known': recordOf({
    hrcts: [comparedHrct('2026-01-20', 'increased', '2025-01-20')],
  }),
  'findings that do not count': recordOf({
    pfts: [pft('2025-01-15', { pct: 90 }), pft('2026-01-15', { pct: 83.7 })],
    symptoms: [symptoms('2026-01-15', 'worse', 'report', '2023-06-01')],
    hrcts: [comparedHrct('2026-01-20', 'increased', '2023-06-01')],
  }),
  'a fall of corrected DLCO with worse symptoms': recordOf({
    pfts: [
      pft('2025-03-15', {
        pct: 80,
        dlcoPct: 60,
        hbCorrected: true,
        ...gli,
        dlcoReferenceEquation: 'GLI-2017',
      }),
      pft('2026-01-15', {
        pct: 78,
        dlcoPct: 48,
        hbCorrected: true,
        ...gli,
        dlcoReferenceEquation: 'GLI-2017',
      }),
    ],
    symptoms: [symptoms('2026-01-20', 'worse')],
  }),
  'a fall of uncorrected DLCO with worse symptoms': recordOf({
    pfts: [
      pft('2025-03-15', { pct: 80, dlcoPct: 60, ...gli }),
      pft('2026-01-15', { pct: 78, dlcoPct: 48, ...gli }),
    ],
    symptoms: [symptoms('2026-01-20', 'worse')],
  }),
  'DLCO that cannot be compared': recordOf({
    pfts: [
      pft('2025-03-15', { ml: 3000, dlcoPct: 60, hbCorrected: true }),
      pft('2026-01-15', { ml: 2600, pct: 70, dlcoPct: 48 }),
    ],
    symptoms: [symptoms('2026-01-20', 'worse')],
  }),
  'a fall on a test that is excluded': recordOf({
    pfts: [
      pft('2025-01-15', { pct: 80, ml: 3000 }),
      pft('2025-07-15', { pct: 79, ml: 2960 }),
      pft('2026-01-15', { pct: 69, ml: 2600 }),
    ],
    exclusions: [exclusion('pft 2026-01-15', '2026-01-16', 'FVC 2.6 L, coughed throughout')],
  }),
  'after a past decision that was entered': recordOf({
    pfts: [pft('2024-06-15', { pct: 90 }), pft('2025-06-15', { pct: 80 }), pft('2026-01-15', { pct: 81 })],
    symptoms: [symptoms('2025-06-01', 'worse')],
    hrcts: [comparedHrct('2025-06-10', 'increased', '2024-06-10')],
    decisions: [decision('2025-08-01', 'escalated', '2025-06-20')],
  }),
  'a fall on a test of poor quality, with findings of that time': recordOf({
    pfts: [pft('2025-06-10', { pct: 80 }), pft('2026-01-10', { pct: 60, qualityGrade: 'F' })],
    symptoms: [symptoms('2026-01-10', 'worse')],
    hrcts: [comparedHrct('2026-01-10', 'increased', '2025-06-01')],
  }),
  'a fall at home, with findings of that time': recordOf({
    pfts: [pft('2025-06-10', { pct: 80, setting: 'home' }), pft('2026-01-10', { pct: 60, setting: 'home' })],
    symptoms: [symptoms('2026-01-10', 'worse')],
    hrcts: [comparedHrct('2026-01-10', 'increased', '2025-06-01')],
  }),
  'a chance high value after findings of long ago': recordOf({
    pfts: [
      pft('2025-06-10', { pct: 80 }),
      pft('2025-09-10', { pct: 90 }),
      pft('2025-12-10', { pct: 86 }),
      pft('2026-01-10', { pct: 80.5 }),
    ],
    symptoms: [symptoms('2024-06-10', 'worse')],
    hrcts: [comparedHrct('2024-06-01', 'increased', '2024-01-01')],
  }),
  'a further fall after a decision on a test of poor quality': recordOf({
    pfts: [
      pft('2024-06-10', { pct: 100 }),
      pft('2025-01-10', { pct: 88, qualityGrade: 'D' }),
      pft('2025-07-10', { pct: 75 }),
    ],
    decisions: [decision('2025-03-01', 'escalated', '2025-01-10')],
  }),
  'after a decision whose test was excluded': recordOf({
    pfts: [pft('2024-06-15', { pct: 90 }), pft('2025-06-15', { pct: 80 }), pft('2026-01-15', { pct: 81 })],
    decisions: [decision('2025-07-01', 'escalated', '2025-06-15')],
    exclusions: [exclusion('pft 2025-06-15', '2025-08-01', 'coughed')],
  }),
  'findings of six years ago': recordOf({
    hrcts: [comparedHrct('2020-01-10', 'increased', '2019-01-10')],
    symptoms: [symptoms('2020-02-01', 'worse')],
  }),
  'a fall of seven years ago, and worse symptoms now': recordOf({
    pfts: [pft('2018-01-10', { pct: 80 }), pft('2019-01-12', { pct: 75 })],
    symptoms: [symptoms('2026-02-01', 'worse')],
  }),
  'uncorrected DLCO with haemoglobin on record': recordOf({
    pfts: [
      pft('2025-06-10', { pct: 80, dlcoPct: 60, hbCorrected: false, hb: 140 }),
      pft('2026-01-10', { pct: 80, dlcoPct: 48, hbCorrected: false, hb: 139 }),
    ],
    symptoms: [symptoms('2026-01-10', 'worse')],
  }),
  'two values of DLCO of which one names its equation': recordOf({
    pfts: [
      pft('2025-06-10', { pct: 80, dlcoPct: 60, hbCorrected: true, dlcoReferenceEquation: 'GLI-2017' }),
      pft('2026-01-10', { pct: 80, dlcoPct: 48, hbCorrected: true }),
    ],
    symptoms: [symptoms('2026-01-10', 'worse')],
  }),
  'a chance high DLCO in between': recordOf({
    pfts: [
      pft('2025-04-10', { pct: 80, dlcoPct: 60 }),
      pft('2025-07-10', { pct: 80, dlcoPct: 66 }),
      pft('2025-10-10', { pct: 79, dlcoPct: 59 }),
      pft('2026-01-10', { pct: 79, dlcoPct: 55.9 }),
    ],
  }),
  'a smaller fall of DLCO, in two units': recordOf({
    pfts: [
      pft('2025-04-10', { pct: 80, dlcoPct: 60, dlcoUnit: 'mL/min/mmHg' }),
      pft('2025-07-10', { pct: 80, dlcoPct: 60, dlcoUnit: 'mmol/min/kPa' }),
      pft('2026-01-10', { pct: 79, dlcoPct: 50.1, dlcoUnit: 'mmol/min/kPa' }),
    ],
  }),
  'a record merged into another': recordOf({
    pfts: [pft('2025-01-15', { ml: 3000 }), pft('2026-01-15', { ml: 2640 })],
    mergedInto: 'kept',
  }),
  'no test at all': recordOf({ registeredOn: '2026-02-20' }),
} as const;
