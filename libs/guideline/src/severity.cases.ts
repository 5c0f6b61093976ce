import {
  centimetres,
  parseIsoDate,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type Verdict,
} from '@interstice/clinical';
import { hrct, pft, recordOf } from './record.spec-support.js';
import type { SeverityFinding } from './review-result.js';

/** How severe the disease is and whether it is progressive (B-18). */
export interface SeverityCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly asOf: string;
  readonly severity: SeverityFinding['severity'];
  readonly progressive: Verdict;
}

const asOf = '2026-03-01';
const little = hrct('2025-01-01', 10);
const worse = [pft('2025-01-15', { pct: 71 }), pft('2025-07-15', { pct: 69 })];
const progressed = recordOf({
  pfts: [pft('2025-01-15', { pct: 90 }), pft('2026-01-15', { pct: 80 })],
  hrcts: [little],
});
const calm = 'not-met';
const ofPerson = (kind: string) => ({ on: parseIsoDate('2020-01-01'), lineageId: kind, id: `${kind} v1` });
export const WOMAN: readonly PersonFact[] = [
  { kind: 'sex', value: { sex: 'female' }, ...ofPerson('sex') },
  { kind: 'birth-date', value: { birthDate: parseIsoDate('1965-01-10') }, ...ofPerson('birth date') },
  { kind: 'height', value: { heightCm: 162 }, ...ofPerson('height') },
];

const measuredAt = (heightCm: number, on: string): Pft => ({
  ...pft(on, { ml: 2052 }),
  height: centimetres(heightCm),
});

export const SEVERITY_CASES: readonly SeverityCase[] = [
  {
    name: 'moderate-to-severe below 70.0 % predicted (B-18, M-02)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 69.9 })], hrcts: [little] }),
    asOf,
    severity: 'moderate-to-severe',
    progressive: calm,
  },
  {
    name: 'mild at 70.0 (B-18, M-02)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 70 })], hrcts: [little] }),
    asOf,
    severity: 'mild',
    progressive: calm,
  },
  {
    name: 'moderate-to-severe at 20 % fibrosis (B-18, M-02)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90 })], hrcts: [hrct('2025-01-01', 20)] }),
    asOf,
    severity: 'moderate-to-severe',
    progressive: calm,
  },
  {
    name: 'mild at 19.9 (B-18, M-02)',
    record: recordOf({ pfts: [pft('2026-01-15', { pct: 90 })], hrcts: [hrct('2025-01-01', 19.9)] }),
    asOf,
    severity: 'mild',
    progressive: calm,
  },
  {
    name: 'tightens at once (B-18)',
    record: recordOf({ pfts: worse, hrcts: [little] }),
    asOf,
    severity: 'moderate-to-severe',
    progressive: calm,
  },
  {
    name: 'does not loosen after one better test (B-18)',
    record: recordOf({ pfts: [...worse, pft('2025-12-15', { pct: 72 })], hrcts: [little] }),
    asOf,
    severity: 'moderate-to-severe',
    progressive: calm,
  },
  {
    name: 'loosens after two in a row (B-18)',
    record: recordOf({
      pfts: [...worse, pft('2025-12-15', { pct: 72 }), pft('2026-02-15', { pct: 72 })],
      hrcts: [little],
    }),
    asOf,
    severity: 'mild',
    progressive: calm,
  },
  {
    name: 'a fall of a tenth is progressive for 24 months, the last day included (B-18)',
    record: progressed,
    asOf: '2028-01-15',
    severity: 'mild',
    progressive: 'met',
  },
  {
    name: 'and not on the day after (B-18)',
    record: progressed,
    asOf: '2028-01-16',
    severity: 'mild',
    progressive: calm,
  },
  {
    // GLI Global 2022 expects 2932 mL of a woman of 61.0 years and 162 cm: 70 % are 2052.1 mL, and 2052 would round to 70.0 %.
    name: 'of litres with sex, birth date and height, below 70 % of what is expected',
    record: recordOf({ pfts: [pft('2026-01-15', { ml: 2052 })], hrcts: [little], person: WOMAN }),
    asOf,
    severity: 'moderate-to-severe',
    progressive: calm,
  },
  {
    name: 'of litres at 70 %',
    record: recordOf({ pfts: [pft('2026-01-15', { ml: 2053 })], hrcts: [little], person: WOMAN }),
    asOf,
    severity: 'mild',
    progressive: calm,
  },
  {
    // Of 157 cm less is expected than of 162 cm.
    name: 'of litres with the height that was measured with the test (B-18, B-26)',
    record: recordOf({ pfts: [measuredAt(157, '2026-01-15')], hrcts: [little], person: WOMAN }),
    asOf,
    severity: 'mild',
    progressive: calm,
  },
  {
    name: 'of litres else with the height nearest to the test (B-18, B-26)',
    record: recordOf({
      pfts: [pft('2026-01-15', { ml: 2052 }), measuredAt(157, '2025-12-15')],
      hrcts: [little],
      person: WOMAN,
    }),
    asOf,
    severity: 'mild',
    progressive: calm,
  },
  {
    name: 'of litres by a reported percent, where there is one',
    record: recordOf({ pfts: [pft('2026-01-15', { ml: 2052, pct: 70 })], hrcts: [little], person: WOMAN }),
    asOf,
    severity: 'mild',
    progressive: calm,
  },
];
