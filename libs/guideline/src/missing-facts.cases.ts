import type { PatientRecord, PersonFact } from '@interstice/clinical';
import { comparedHrct, day, hrct, pft, recordOf, symptoms } from './record.spec-support.js';
import type { SurveillanceCase } from './surveillance.cases.js';

const asOf = '2026-03-01';
const reading = 'hrct-comparison';
/** 100 -> 93 is 7 %: C hangs on the scan, for symptoms are stable. */
const seven = {
  pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 93 })],
  symptoms: [symptoms('2026-01-20', 'stable')],
};
const worse = { symptoms: [symptoms('2026-01-20', 'worse')] };
const unread = (on: string) => ({ lineageId: `hrct ${on}`, id: `hrct ${on} v1`, performedOn: day(on) });
/** 60 -> 48 are 12 points of DLCO, on one equation, not corrected; symptoms are the second domain. */
const uncorrected = [
  pft('2025-03-15', { pct: 80, dlcoPct: 60 }),
  pft('2026-01-15', { pct: 80, dlcoPct: 48 }),
];

const ofPerson = (kind: string) => ({ on: day('2020-01-01'), lineageId: kind, id: `${kind} v1` });
const PERSON: readonly PersonFact[] = [
  { kind: 'sex', value: { sex: 'female' }, ...ofPerson('sex') },
  { kind: 'birth-date', value: { birthDate: day('1965-01-10') }, ...ofPerson('birth date') },
  { kind: 'height', value: { heightCm: 162 }, ...ofPerson('height') },
];
/** 3000 -> 2800 mL within a year, beside worse symptoms, of a person of whom some things are known. */
function inLitres(known: readonly PersonFact['kind'][]): PatientRecord {
  return recordOf({
    pfts: [pft('2025-03-15', { ml: 3000 }), pft('2026-01-15', { ml: 2800 })],
    person: PERSON.filter(({ kind }) => known.includes(kind)),
    ...worse,
  });
}

/** Settles the severity, whatever FVC is. */
const MUCH_FIBROSIS = [hrct('2025-12-01', 20)];

/** One test of 2800 mL without % predicted. */
function litresOnce(known: readonly PersonFact['kind'][]): PatientRecord {
  return { ...inLitres(known), pfts: [pft('2026-01-15', { ml: 2800 })], symptomReports: [] };
}

/** What is asked for because it could settle an unknown, and what is not (B-13, B-14, B-17, B-18). */
export const MISSING_FACT_CASES: readonly SurveillanceCase[] = [
  {
    name: 'a fall of 7 % with a newer scan that nobody has compared asks for its reading within 14 days of the scan (B-13, B-14)',
    record: recordOf({ ...seven, hrcts: [hrct('2025-01-01', 10), hrct('2026-01-20', 12)] }),
    asOf,
    test: reading,
    expected: ['hrct-comparison.for-progression', '2026-01-20', '2026-02-03', '2026-02-03'],
  },
  {
    name: 'counted from the test when that came after the scan',
    record: recordOf({ ...seven, hrcts: [hrct('2025-01-01', 10), hrct('2025-12-10', 12)] }),
    asOf,
    test: reading,
    expected: ['hrct-comparison.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'a comparison on record asks for nothing, whatever it says',
    record: recordOf({ ...seven, hrcts: [hrct('2025-01-01', 10), comparedHrct('2026-01-20', 'stable')] }),
    asOf,
    test: reading,
    // the extent of the latest scan is not known, and severity hangs on it
    expected: ['hrct-comparison.fibrosis-extent', '2026-01-20', '2026-02-03', '2026-02-03'],
  },
  {
    name: 'a scan without an older one asks for no comparison',
    record: recordOf({ ...seven, hrcts: [hrct('2026-01-20', 12)] }),
    asOf,
    test: reading,
    expected: undefined,
  },
  {
    name: 'a scan whose older one lies more than 24 months back asks for no comparison (B-13)',
    record: recordOf({ ...seven, hrcts: [hrct('2024-01-19', 10), hrct('2026-01-20', 12)] }),
    asOf,
    test: reading,
    expected: undefined,
  },
  {
    name: 'a scan whose older one lies 24 months back does',
    record: recordOf({ ...seven, hrcts: [hrct('2024-01-20', 10), hrct('2026-01-20', 12)] }),
    asOf,
    test: reading,
    expected: ['hrct-comparison.for-progression', '2026-01-20', '2026-02-03', '2026-02-03'],
  },
  {
    name: 'a scan on the day of the earlier test says nothing about the time since',
    record: recordOf({ ...seven, hrcts: [hrct('2024-06-01', 10), hrct('2025-01-15', 12)] }),
    asOf,
    test: reading,
    expected: undefined,
  },
  {
    name: 'a stable patient is not asked for one',
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 79 })],
      symptoms: seven.symptoms,
      hrcts: [hrct('2025-01-01', 10), hrct('2026-01-20', 12)],
    }),
    asOf,
    test: reading,
    expected: undefined,
  },
  {
    name: 'worse symptoms with a scan that nobody has compared ask for its reading',
    record: recordOf({ ...worse, hrcts: [hrct('2025-02-10', 10), hrct('2026-02-10', 12)] }),
    asOf,
    test: reading,
    expected: ['hrct-comparison.for-progression', '2026-02-10', '2026-02-24', '2026-02-24'],
  },
  {
    name: 'counted from the report when that came after the scan',
    record: recordOf({ ...worse, hrcts: [hrct('2025-02-10', 10), hrct('2025-12-10', 12)] }),
    asOf,
    test: reading,
    expected: ['hrct-comparison.for-progression', '2026-01-20', '2026-02-03', '2026-02-03'],
  },
  {
    name: 'the reading is asked for while it could open an alert, 24 months from the earlier finding',
    record: recordOf({ ...worse, hrcts: [hrct('2025-02-10', 10), hrct('2025-12-10', 12)] }),
    asOf: '2027-12-10',
    test: reading,
    expected: ['hrct-comparison.for-progression', '2026-01-20', '2026-02-03', '2026-02-03'],
  },
  {
    name: 'and not on the day after',
    record: recordOf({ ...worse, hrcts: [hrct('2025-02-10', 10), hrct('2025-12-10', 12)] }),
    asOf: '2027-12-11',
    test: reading,
    expected: undefined,
  },
  {
    name: 'a scan without its extent asks for it while severity hangs on it (B-18)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90 })], hrcts: [unread('2026-01-05')] }),
    asOf,
    test: reading,
    expected: ['hrct-comparison.fibrosis-extent', '2026-01-05', '2026-01-19', '2026-01-19'],
  },
  {
    name: 'not where FVC alone makes the disease moderate-to-severe',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 69 })], hrcts: [unread('2026-01-05')] }),
    asOf,
    test: reading,
    expected: undefined,
  },
  {
    name: 'without a scan it is the scan that is due',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90 })] }),
    asOf,
    test: reading,
    expected: undefined,
  },
  {
    name: 'an uncorrected fall of DLCO beside worse symptoms asks for the haemoglobin within 14 days of the test (B-14, B-17)',
    record: recordOf({ pfts: uncorrected, ...worse }),
    asOf,
    test: 'haemoglobin',
    expected: ['haemoglobin.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'not without worse symptoms: the haemoglobin alone would settle nothing',
    record: recordOf({ pfts: uncorrected, symptoms: seven.symptoms }),
    asOf,
    test: 'haemoglobin',
    expected: undefined,
  },
  {
    name: 'not where it is on record: what is missing is the correction',
    record: recordOf({
      pfts: [
        pft('2025-03-15', { pct: 80, dlcoPct: 60, hb: 140 }),
        pft('2026-01-15', { pct: 80, dlcoPct: 48, hb: 139 }),
      ],
      ...worse,
    }),
    asOf,
    test: 'haemoglobin',
    expected: undefined,
  },
  {
    name: 'for 12 months after the test, in which the definition counts it',
    record: recordOf({ pfts: uncorrected, ...worse }),
    asOf: '2027-01-15',
    test: 'haemoglobin',
    expected: ['haemoglobin.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'and not a day longer',
    record: recordOf({ pfts: uncorrected, ...worse }),
    asOf: '2027-01-16',
    test: 'haemoglobin',
    expected: undefined,
  },
  {
    name: 'a fall in litres beside worse symptoms asks for the height, with which points can be told (B-14)',
    record: inLitres(['sex', 'birth-date']),
    asOf,
    test: 'height',
    expected: ['height.for-progression', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'not where the birth date is missing as well: the height alone would tell nothing',
    record: inLitres(['sex']),
    asOf,
    test: 'height',
    expected: undefined,
  },
  {
    name: 'not where the sex is missing as well',
    record: inLitres(['birth-date']),
    asOf,
    test: 'height',
    expected: undefined,
  },
  {
    name: 'not where it is on record',
    record: inLitres(['sex', 'birth-date', 'height']),
    asOf,
    test: 'height',
    expected: undefined,
  },
  {
    name: 'not without worse symptoms: points alone would settle nothing',
    record: { ...inLitres(['sex', 'birth-date']), symptomReports: seven.symptoms, hrcts: MUCH_FIBROSIS },
    asOf,
    test: 'height',
    expected: undefined,
  },
  {
    name: 'not where nothing fell',
    record: {
      ...inLitres(['sex', 'birth-date']),
      pfts: [pft('2025-03-15', { ml: 2800 }), pft('2026-01-15', { ml: 2800 })],
      hrcts: MUCH_FIBROSIS,
    },
    asOf,
    test: 'height',
    expected: undefined,
  },
  {
    name: 'litres without % predicted ask for the height alone, where sex and birth date are known and severity hangs on it',
    record: { ...litresOnce(['sex', 'birth-date']), hrcts: [hrct('2025-12-01', 10)] },
    asOf,
    test: 'height',
    expected: ['height.for-severity', '2026-01-15', '2026-01-29', '2026-01-29'],
    because: ['pft 2026-01-15'],
  },
  {
    name: 'by ACR/CHEST 2023 as well',
    record: { ...litresOnce(['sex', 'birth-date']), hrcts: [hrct('2025-12-01', 10)] },
    asOf,
    protocol: 'acr-chest-2023',
    test: 'height',
    expected: ['height.for-severity', '2026-01-15', '2026-01-29', '2026-01-29'],
  },
  {
    name: 'and bring no PFT forward',
    record: { ...litresOnce(['sex', 'birth-date']), hrcts: [hrct('2025-12-01', 10)] },
    asOf,
    test: 'pft',
    expected: ['pft.m-01', '2026-04-15', '2026-05-30', '2026-07-15'],
  },
  {
    name: 'a height on record is all that was wanted: 2800 mL are then known as % predicted',
    record: { ...litresOnce(['sex', 'birth-date', 'height']), hrcts: [hrct('2025-12-01', 10)] },
    asOf,
    test: 'height',
    expected: undefined,
  },
  {
    name: 'where the birth date is missing too a height would settle nothing and is not asked for',
    record: { ...litresOnce(['sex']), hrcts: [hrct('2025-12-01', 10)] },
    asOf,
    test: 'height',
    expected: undefined,
  },
  {
    name: 'nor where much fibrosis settles the severity',
    record: { ...litresOnce(['sex', 'birth-date']), hrcts: MUCH_FIBROSIS },
    asOf,
    test: 'height',
    expected: undefined,
  },
];
