import type { Analyte, DrugCode, PatientRecord } from '@interstice/clinical';
import { FULL } from '../drugs-stopped.cases.js';
import { bloodTest, recordOf, treatment } from '../record.spec-support.js';
import type { AlertSeverity } from '../review-result.js';

/** Which alerts about blood a record supports: rule, severity, limits crossed, whether it has recovered. */
export interface BloodAlertCase {
  readonly name: string;
  readonly record: PatientRecord;
  /** Blood protocol of the site; as by default unless given. */
  readonly blood?: string;
  /** The day of the review; else the day after the last test of the edges below. */
  readonly asOf?: string;
  readonly alerts: readonly (readonly [
    ruleId: string,
    severity: AlertSeverity,
    crossed: readonly string[],
  ])[];
}

/** Drug, analyte, the last value inside, the first outside, the limits crossed there, its severity, the printed upper limit. */
type Edge = readonly [
  drug: DrugCode,
  analyte: Analyte,
  inside: number,
  outside: number,
  crossed: readonly string[],
  severity: AlertSeverity,
  upperLimit?: number,
];

const bsrEdges = (drug: DrugCode, name: string, except: readonly Analyte[] = []): Edge[] =>
  (
    [
      [drug, 'wbc', 3.5, 3.499, [`${name}.wbc.alert`], 'warning'],
      [drug, 'neutrophils', 1.6, 1.599, [`${name}.neutrophils.alert`], 'warning'],
      [drug, 'platelets', 140, 139, [`${name}.platelets.alert`], 'warning'],
      [drug, 'mcv', 105, 106, [`${name}.mcv.alert`], 'warning'],
      [drug, 'alt', 100, 101, [`${name}.alt.alert`], 'warning'],
      [drug, 'ast', 100, 101, [`${name}.ast.alert`], 'warning'],
      [drug, 'albumin', 30, 29, [`${name}.albumin.alert`], 'warning'],
      [drug, 'eosinophils', 0.5, 0.501, [`${name}.eosinophils.alert`], 'warning'],
      // 70 on 1 Dec 2024 and nothing lower since; 30 % more are 91
      [drug, 'creatinine', 91, 91.1, [`${name}.creatinine.alert`], 'warning'],
    ] satisfies Edge[]
  ).filter(([, analyte]) => !except.includes(analyte));

const enzymes = (drug: DrugCode, steps: readonly (readonly [step: string, times: number])[]): Edge[] =>
  (['alt', 'ast'] as const).flatMap((analyte) =>
    steps.map(([, times], index): Edge => {
      const upTo = steps.slice(0, index + 1).map(([step]) => `${drug}.${analyte}.${step}`);
      const severity = steps[index]?.[0] === 'stop' ? 'critical' : 'warning';
      return [drug, analyte, 40 * times, 40 * times + 0.1, upTo, severity, 40];
    }),
  );

/** Where a source says to act, both sides of each edge (clinical facts 2b). */
const EDGES: readonly Edge[] = [
  ['mycophenolate-mofetil', 'neutrophils', 1.3, 1.299, ['mycophenolate.neutrophils.reduce'], 'warning'],
  ['mycophenolic-acid', 'neutrophils', 1.3, 1.299, ['mycophenolate.neutrophils.reduce'], 'warning'],
  ...bsrEdges('mycophenolate-mofetil', 'mycophenolate', ['neutrophils']),
  ...bsrEdges('azathioprine', 'azathioprine'),
  ...bsrEdges('methotrexate', 'methotrexate'),
  ...bsrEdges('leflunomide', 'leflunomide'),
  ...bsrEdges('ciclosporin', 'ciclosporin', ['creatinine']),
  ['ciclosporin', 'creatinine', 91, 91.1, ['ciclosporin.creatinine.rise'], 'warning'],
  ['tocilizumab', 'neutrophils', 1.001, 1, ['tocilizumab.neutrophils.hold'], 'warning'],
  [
    'tocilizumab',
    'neutrophils',
    0.5,
    0.499,
    ['tocilizumab.neutrophils.hold', 'tocilizumab.neutrophils.stop'],
    'critical',
  ],
  ...enzymes('tocilizumab', [
    ['reduce', 1],
    ['hold', 3],
    ['stop', 5],
  ]),
  ...enzymes('nintedanib', [
    ['reduce', 3],
    ['stop', 5],
  ]),
  ...enzymes('pirfenidone', [
    ['reduce', 3],
    ['stop', 5],
  ]),
  ['tofacitinib', 'lymphocytes', 0.5, 0.499, ['tofacitinib.lymphocytes.stop'], 'critical'],
  ['tofacitinib', 'neutrophils', 1.001, 1, ['tofacitinib.neutrophils.hold'], 'warning'],
  [
    'tofacitinib',
    'neutrophils',
    0.5,
    0.499,
    ['tofacitinib.neutrophils.hold', 'tofacitinib.neutrophils.stop'],
    'critical',
  ],
  // 135 before the start
  ['tofacitinib', 'haemoglobin', 115, 114, ['tofacitinib.haemoglobin.fall'], 'warning'],
  [
    'tofacitinib',
    'haemoglobin',
    80,
    79,
    ['tofacitinib.haemoglobin.hold', 'tofacitinib.haemoglobin.fall'],
    'warning',
  ],
  ...(['baricitinib', 'upadacitinib'] as const).flatMap((drug): Edge[] => [
    [drug, 'lymphocytes', 0.5, 0.499, [`${drug}.lymphocytes.hold`], 'warning'],
    [drug, 'neutrophils', 1, 0.999, [`${drug}.neutrophils.hold`], 'warning'],
    [drug, 'haemoglobin', 80, 79, [`${drug}.haemoglobin.hold`], 'warning'],
  ]),
];

/** A test before the start and one on the drug. */
export const onDrug = (
  drug: DrugCode,
  values: Readonly<Partial<Record<Analyte, number>>>,
  upperLimits: Readonly<Partial<Record<Analyte, number>>> = {},
): PatientRecord =>
  recordOf({
    treatments: [treatment('2025-01-01', { drug })],
    bloodTests: [
      bloodTest('2024-12-01', { ...FULL, eosinophils: 0.2 }),
      bloodTest(
        '2025-11-30',
        { ...FULL, eosinophils: 0.2, ...values },
        {
          referenceRanges: Object.fromEntries(
            Object.entries(upperLimits).map(([name, high]) => [name, { high }]),
          ),
        },
      ),
    ],
  });

const atEdges = EDGES.flatMap(
  ([drug, analyte, inside, outside, crossed, severity, high]): BloodAlertCase[] => {
    const limits = high === undefined ? {} : { [analyte]: high };
    // What lies inside the last step crossed lies outside the milder ones all the same.
    const milder = crossed.slice(0, -1);
    const isFall = crossed.at(-1)?.endsWith('.fall') === true && crossed.length > 1;
    const within = isFall ? crossed.slice(1) : milder;
    return [
      {
        name: `${drug}: ${analyte} of ${inside} is inside ${crossed.at(isFall ? 0 : -1)}`,
        record: onDrug(drug, { [analyte]: inside }, limits),
        alerts: within.length === 0 ? [] : [[`blood.${analyte}`, 'warning', within]],
      },
      {
        name: `${drug}: ${analyte} of ${outside} is outside ${crossed.join(' and ')}`,
        record: onDrug(drug, { [analyte]: outside }, limits),
        alerts: [[`blood.${analyte}`, severity, crossed]],
      },
    ];
  },
);

const mmf = 'mycophenolate-mofetil';

export const BLOOD_ALERT_CASES: readonly BloodAlertCase[] = [
  ...atEdges,
  {
    name: 'neutrophils near the limit of mycophenolate are no alert',
    record: onDrug(mmf, { neutrophils: 1.4 }),
    alerts: [],
  },
  {
    name: 'by the guideline of 2017 its value stands beside that of the label',
    record: onDrug(mmf, { neutrophils: 1.4 }),
    blood: 'bsr-2017',
    alerts: [['blood.neutrophils', 'warning', ['mycophenolate.neutrophils.alert']]],
  },
  {
    name: 'neutrophils below 0.5 are critical on any drug, by choice',
    record: onDrug(mmf, { neutrophils: 0.499 }),
    alerts: [['blood.neutrophils', 'critical', ['mycophenolate.neutrophils.reduce']]],
  },
  {
    name: 'neutrophils of 0.5 are not',
    record: onDrug(mmf, { neutrophils: 0.5 }),
    alerts: [['blood.neutrophils', 'warning', ['mycophenolate.neutrophils.reduce']]],
  },
  {
    name: 'no limit of cyclophosphamide, tacrolimus or rituximab could be read, so nothing alerts',
    record: recordOf({
      treatments: (['cyclophosphamide', 'tacrolimus', 'rituximab'] as const).map((drug) =>
        treatment('2025-01-01', { drug, lineageId: drug }),
      ),
      bloodTests: [bloodTest('2025-11-30', { neutrophils: 0.3 })],
    }),
    alerts: [],
  },
  {
    name: 'an enzyme without a printed upper limit is not outside a multiple of it',
    record: onDrug('nintedanib', { alt: 400 }),
    alerts: [],
  },
  {
    name: 'a rise of creatinine counts from the lowest value of twelve months, edges inclusive, and from none before',
    record: recordOf({
      treatments: [treatment('2023-01-01', { drug: 'azathioprine' })],
      bloodTests: [
        bloodTest('2024-11-29', { creatinine: 60 }),
        bloodTest('2024-11-30', { creatinine: 70 }),
        bloodTest('2025-11-30', { creatinine: 91 }),
      ],
    }),
    alerts: [],
  },
  {
    name: 'the same day of the year before still counts',
    record: recordOf({
      treatments: [treatment('2023-01-01', { drug: 'azathioprine' })],
      bloodTests: [bloodTest('2024-11-30', { creatinine: 60 }), bloodTest('2025-11-30', { creatinine: 91 })],
    }),
    alerts: [['blood.creatinine', 'warning', ['azathioprine.creatinine.alert']]],
  },
  ...(['azathioprine', 'methotrexate', 'leflunomide', 'mycophenolate-mofetil', 'ciclosporin'] as const).map(
    (drug): BloodAlertCase => ({
      name: `${drug}: creatinine of thirteen months before does not`,
      record: recordOf({
        treatments: [treatment('2023-01-01', { drug })],
        bloodTests: [
          bloodTest('2024-10-30', { creatinine: 60 }),
          bloodTest('2025-11-30', { creatinine: 91 }),
        ],
      }),
      alerts: [],
    }),
  ),
];

const falling = (...neutrophils: readonly number[]): PatientRecord =>
  recordOf({
    treatments: [treatment('2025-01-01')],
    bloodTests: neutrophils.map((value, index) => bloodTest(`2025-0${index + 2}-01`, { neutrophils: value })),
  });

/** Whether it is told that neutrophils move towards a limit that none of them is outside of. */
export const MOVING_CASES = [
  { name: 'three falls in a row are told', record: falling(5, 4, 3, 2), isTold: true },
  { name: 'two are not', record: falling(4, 5, 4, 3), isTold: false },
  { name: 'an equal value breaks them', record: falling(5, 4, 4, 3, 2), isTold: false },
  { name: 'a value outside is an alert, and no quiet note', record: falling(5, 4, 3, 2, 1.2), isTold: false },
];

/** Neutrophils outside on 1 Feb 2025 and inside again on 3 Feb: whether it would still open on a day. */
export const RECOVERED_OPENS_CASES = [
  { asOf: '2025-03-01', opens: true },
  { asOf: '2025-03-02', opens: false },
].map((one) => ({
  ...one,
  name: `a run that has ended opens up to 28 days after its last value outside: ${one.asOf}`,
  record: recordOf({
    treatments: [treatment('2025-01-01')],
    bloodTests: [bloodTest('2025-02-01', { neutrophils: 1 }), bloodTest('2025-02-03', { neutrophils: 2 })],
  }),
}));
