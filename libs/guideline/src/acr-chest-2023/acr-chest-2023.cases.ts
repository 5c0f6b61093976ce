import type { Ctd, PersonFact } from '@interstice/clinical';
import { CONFIRMING_TEST_CASES } from '../confirming-tests.cases.js';
import { DLCO_CASES } from '../dlco.cases.js';
import { JOINT_CARE_CASES } from '../first-bloods.cases.js';
import { HRCT_CASES } from '../hrct.cases.js';
import { HRCT_ON_DECLINE_CASES } from '../hrct-on-decline.cases.js';
import { MISSING_FACT_CASES } from '../missing-facts.cases.js';
import { MISSING_VALUES_CASES } from '../missing-values.cases.js';
import { day, diagnosis, hrct, pft, recordOf } from '../record.spec-support.js';
import { SURVEILLANCE_CASES, type SurveillanceCase } from '../surveillance.cases.js';

const asOf = '2026-03-01';
const protocol = 'acr-chest-2023';
const disease = (primary: Ctd, secondary: readonly Ctd[] = []): PersonFact => ({
  kind: 'ctd',
  lineageId: 'ctd',
  id: 'ctd v1',
  on: day('2020-01-01'),
  value: { primary, secondary },
});
const tested = { pfts: [pft('2026-01-15', { pct: 90, dlcoPct: 60 })], hrcts: [hrct('2025-12-01', 10)] };

const ASKED_EVERYWHERE: readonly string[] = [
  ...[
    'pft.baseline',
    'pft.confirm',
    'pft.watch-and-repeat',
    'dlco.baseline',
    'hrct.baseline',
    'hrct.decline',
  ],
  ...['symptom-report.for-progression', 'hrct-comparison.for-progression', 'hrct-comparison.fibrosis-extent'],
  ...['haemoglobin.for-progression', 'height.for-progression', 'joint-visit.missing'],
  ...['reference-equation.for-progression', 'reference-equation.ppf.for-progression'],
  ...['fvc-litres.for-progression', 'fvc-pct-pred.for-progression', 'dlco-corrected.for-progression'],
];

type Days = readonly [string, string, string];
const THREE_TO_SIX: Days = ['2026-04-15', '2026-05-30', '2026-07-15'];
/** 15 Apr to 15 Jan are 275 days, half-way is 137 days on. */
const THREE_TO_TWELVE: Days = ['2026-04-15', '2026-08-30', '2027-01-15'];

const IN_THE_FIRST_YEAR: readonly (readonly [string, PersonFact, string, Days])[] = [
  ['3 to 6 months in SSc', disease('ssc'), 'ssc-iim', THREE_TO_SIX],
  ['3 to 6 months in IIM', disease('iim'), 'ssc-iim', THREE_TO_SIX],
  ['3 to 12 months in RA', disease('ra'), 'ra-sjd-mctd', THREE_TO_TWELVE],
  ['3 to 12 months in SjD', disease('sjd'), 'ra-sjd-mctd', THREE_TO_TWELVE],
  ['3 to 12 months in MCTD', disease('mctd'), 'ra-sjd-mctd', THREE_TO_TWELVE],
  ['3 to 6 months in an overlap of RA and SSc', disease('ra', ['ssc']), 'ssc-iim', THREE_TO_SIX],
];

/** What is no schedule is asked for as under every protocol, by its own rules. */
const AS_EVERYWHERE = [
  ...SURVEILLANCE_CASES,
  ...CONFIRMING_TEST_CASES,
  ...DLCO_CASES,
  ...HRCT_CASES,
  ...HRCT_ON_DECLINE_CASES,
  ...MISSING_FACT_CASES,
  ...MISSING_VALUES_CASES,
  ...JOINT_CARE_CASES,
].filter(({ expected }) => expected !== undefined && ASKED_EVERYWHERE.includes(expected[0]));

/** Clinical facts 2a: by disease, in the first year after the diagnosis; the last test has to lie in that year. */
export const ACR_CHEST_CASES: readonly SurveillanceCase[] = [
  ...AS_EVERYWHERE.map(({ rules, ...one }) => ({
    ...one,
    name: `as everywhere: ${one.name}`,
    notes: [],
    protocol,
  })),
  ...IN_THE_FIRST_YEAR.flatMap(([name, ctd, rule, days]) =>
    (['pft', 'dlco'] as const).flatMap((test): SurveillanceCase[] => [
      {
        name: `${test} in the first year: ${name}`,
        record: recordOf({ ...tested, person: [ctd, diagnosis('2025-01-16')] }),
        asOf,
        test,
        expected: [`${test}.acr-chest.${rule}`, ...days],
        notes: [],
        protocol,
      },
      {
        name: `${test} after the first year the summary stands in: not ${name}`,
        record: recordOf({ ...tested, person: [ctd, diagnosis('2025-01-15')] }),
        asOf,
        test,
        expected: [`${test}.m-02`, '2026-06-15', '2026-07-15', '2026-08-15'],
        notes: ['fallback'],
        protocol,
      },
    ]),
  ),
  ...[
    ['2025-01-16', 'pft.acr-chest.ssc-iim', ...THREE_TO_SIX] as const,
    ['2025-01-15', 'pft.m-02', '2026-06-15', '2026-07-15', '2026-08-15'] as const,
  ].map(([registeredOn, ...expected]): SurveillanceCase => ({
    name: `without a diagnosis the first year is counted from registration on ${registeredOn}`,
    record: recordOf({ ...tested, registeredOn, person: [disease('ssc')] }),
    asOf,
    test: 'pft',
    expected,
    protocol,
  })),
];
