import type { DrugCode, PatientRecord, Treatment } from '@interstice/clinical';
import {
  bloodCount,
  change,
  day,
  decision,
  diagnosis,
  hrct,
  override,
  pft,
  recordOf,
  statusOf,
  stopped,
  symptoms,
  treatment,
  visit,
} from './record.spec-support.js';
import type { DueTest } from './review-result.js';
import { WOMAN } from './severity.cases.js';

export interface RenderedSchedule {
  readonly record: PatientRecord;
  readonly test: DueTest;
  /** The blood protocol of the site; the default one unless given. */
  readonly blood?: string;
}

const planned = (drug: DrugCode, on: string): Treatment => ({
  lineageId: `plan ${drug}`,
  id: `plan ${drug} v1`,
  drug,
  plannedStartOn: day(on),
  indication: 'ild',
  changes: [],
});
const onDrug = recordOf({ treatments: [treatment('2026-02-01')], bloodTests: [bloodCount('2026-02-08')] });
const fallen = [pft('2025-01-15', { pct: 80, dlcoPct: 60 }), pft('2026-01-15', { pct: 70.4 })];

/** Patients whose schedules, together, use every sentence about what is due. */
export const RENDERED_SCHEDULES: Readonly<Record<string, RenderedSchedule>> = {
  'the blood of a patient without a drug': { record: recordOf({}), test: 'blood' },
  'the blood in the first month of mycophenolate': { record: onDrug, test: 'blood' },
  'the blood after an increase in dose': {
    record: recordOf({
      treatments: [
        treatment('2025-03-01', { changes: [change('2025-03-01', 500), change('2026-02-20', 1000)] }),
      ],
      bloodTests: [bloodCount('2026-02-10'), bloodCount('2026-02-25', { insufficient: true })],
    }),
    test: 'blood',
  },
  'the blood after a stop': {
    record: recordOf({
      treatments: [treatment('2025-03-01', { stoppedOn: '2026-02-10' })],
      bloodTests: [
        bloodCount('2026-01-20'),
        bloodCount('2026-02-15', { without: ['neutrophils', 'platelets'] }),
      ],
    }),
    test: 'blood',
  },
  'the blood of somebody who came with the drug': {
    record: recordOf({ registeredOn: '2026-02-20', treatments: [treatment('2025-05-01')] }),
    test: 'blood',
  },
  'the blood by the summary alone': { record: onDrug, test: 'blood', blood: 'summary-2026' },
  'the blood by the superseded guideline': { record: onDrug, test: 'blood', blood: 'bsr-2017' },
  'the blood before a planned start of two drugs': {
    record: recordOf({
      treatments: [planned('rituximab', '2026-03-20'), planned('azathioprine', '2026-04-02')],
    }),
    test: 'blood',
  },
  'the blood on a drug without an interval, and one that was stopped': {
    record: recordOf({
      treatments: [
        treatment('2026-02-01', { drug: 'tofacitinib' }),
        treatment('2026-01-10', { drug: 'rituximab', stoppedOn: '2026-02-10' }),
      ],
    }),
    test: 'blood',
  },
  'the blood at the interval of a physician': {
    record: { ...onDrug, overrides: [override('blood', { weeks: 3 }, '2026-02-10', '2026-06-30')] },
    test: 'blood',
  },
  'the blood that a physician has stopped': {
    record: { ...onDrug, overrides: [stopped('blood', '2026-02-20', '2026-04-01')] },
    test: 'blood',
  },
  'the blood after the stop by a physician': {
    record: { ...onDrug, overrides: [stopped('blood', '2026-02-10', '2026-02-20')] },
    test: 'blood',
  },
  'the visit that is missing': {
    record: recordOf({ registeredOn: '2026-02-20', visits: [visit('2026-02-21', 'pulmonology')] }),
    test: 'joint-visit',
  },
  'the blood after a transplant': {
    record: { ...onDrug, person: [statusOf('transplanted', '2026-02-20')] },
    test: 'blood',
  },
  'the PFT after a transplant': {
    record: { ...onDrug, person: [statusOf('transplanted', '2026-02-20')] },
    test: 'pft',
  },
  'the blood after a transplant, watched elsewhere': {
    record: { ...onDrug, person: [statusOf('transplanted', '2026-02-20', 'Transplant Centre')] },
    test: 'blood',
  },
  'the height that severity hangs on': {
    record: recordOf({
      pfts: [pft('2026-01-15', { ml: 2800 })],
      hrcts: [hrct('2025-12-15', 10)],
      person: WOMAN.filter(({ kind }) => kind !== 'height'),
    }),
    test: 'height',
  },
  'the DLCO after a PFT without it': { record: recordOf({ pfts: fallen }), test: 'dlco' },
  'the DLCO that was never measured': { record: recordOf({ registeredOn: '2026-02-20' }), test: 'dlco' },
  'the HRCT that was never done': { record: recordOf({ registeredOn: '2026-02-20' }), test: 'hrct' },
  'the HRCT on a certain fall': {
    record: recordOf({ pfts: fallen, hrcts: [hrct('2025-09-15', 10)] }),
    test: 'hrct',
  },
  'the third HRCT in 12 months': {
    record: recordOf({
      person: [diagnosis('2025-06-20')],
      hrcts: [hrct('2025-07-01', 10), hrct('2025-12-15', 10)],
      treatments: [treatment('2025-11-01'), treatment('2025-11-20', { drug: 'rituximab' })],
    }),
    test: 'hrct',
  },
  'the second HRCT of a first evaluation': {
    record: recordOf({ person: [diagnosis('2025-11-01')], hrcts: [hrct('2025-12-10', 10)] }),
    test: 'hrct',
  },
  'the reading of a scan that C hangs on': {
    record: recordOf({
      pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 93 })],
      symptoms: [symptoms('2026-01-20', 'stable')],
      hrcts: [hrct('2025-01-10', 8), hrct('2026-01-20', 12)],
    }),
    test: 'hrct-comparison',
  },
  'the reading of a scan without its extent': {
    record: recordOf({
      pfts: [pft('2026-01-15', { pct: 90 })],
      hrcts: [{ lineageId: 'scan', id: 'scan v1', performedOn: hrct('2026-01-20', 1).performedOn }],
    }),
    test: 'hrct-comparison',
  },
  'the haemoglobin of an uncorrected DLCO': {
    record: recordOf({
      pfts: [pft('2025-03-15', { pct: 80, dlcoPct: 60 }), pft('2026-01-15', { pct: 80, dlcoPct: 48 })],
      symptoms: [symptoms('2026-01-20', 'worse')],
    }),
    test: 'haemoglobin',
  },
  'the PFT after a decision to watch and repeat': {
    record: recordOf({
      pfts: [pft('2025-07-15', { pct: 69 }), pft('2026-01-15', { pct: 69 })],
      decisions: [decision('2026-02-01', 'watch-and-repeat')],
    }),
    test: 'pft',
  },
};
