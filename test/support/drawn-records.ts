// Records that are drawn by number, the same in every run and on every machine: they stand in for what nobody thought of when a
// case was written. Import it as '@interstice/test-support/drawn-records'.
import {
  addDays,
  ANALYTE_NAMES,
  bloodAmountFromThousandths,
  DRUG_CODES,
  emptyRecord,
  parseIsoDate,
  type Analyte,
  type BloodTest,
  type Hrct,
  type IsoDate,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type Treatment,
} from '@interstice/clinical';
import { drawing, type Draw } from './drawing.js';
import {
  comparedHrct,
  decision,
  exclusion,
  oxygen,
  override,
  pft,
  stopped,
  symptoms,
  visit,
} from './records.js';

export { drawing, type Draw } from './drawing.js';

const FIRST = parseIsoDate('2023-01-02');
/** The last day on which anything is dated. */
export const LAST_DRAWN = parseIsoDate('2026-03-01');
const DAYS = 1154;

const anyDay = (draw: Draw): IsoDate => addDays(FIRST, draw.int(0, DAYS));

/**
 * A record with facts of every kind.
 *
 * @param seed - a whole number from 1; the same number draws the same record
 * @returns the record
 * @example drawnRecord(7).pfts.length //=> 5
 */
export function drawnRecord(seed: number): PatientRecord {
  const draw = drawing(seed);
  const pfts = drawnPfts(draw);
  return {
    ...emptyRecord(`drawn ${seed}`, addDays(FIRST, draw.int(0, 400))),
    person: drawnPerson(draw),
    pfts,
    hrcts: draw.list(3, (index) => drawnHrct(draw, index)),
    symptomReports: draw.list(5, (index) => {
      const change = draw.pick(['worse', 'worse', 'stable', 'improved', 'unknown']);
      return symptoms(anyDay(draw), change, `report ${index}`, draw.percent(20) ? anyDay(draw) : undefined);
    }),
    bloodTests: draw.list(9, (index) => drawnBloodTest(draw, index)),
    treatments: draw.list(4, (index) => drawnCourse(draw, index)),
    visits: draw.list(4, () =>
      visit(anyDay(draw), draw.pick(['pulmonology', 'rheumatology', 'joint', 'other'])),
    ),
    oxygenNeeds: draw.list(3, (index) =>
      oxygen(
        anyDay(draw),
        draw.int(0, 40) / 10,
        draw.pick(['at rest', 'on exertion', undefined]),
        `need ${index}`,
      ),
    ),
    cautions: draw.list(1, (index) => ({
      lineageId: `caution ${index}`,
      id: `caution ${index} v1`,
      on: anyDay(draw),
      kind: draw.pick([
        'pregnancy',
        'allergy',
        'infection',
        'renal',
        'hepatic',
        'diarrhoea',
        'low-counts',
        'other',
      ]),
    })),
    progressionDecisions: draw.percent(70)
      ? []
      : draw.list(2, (index) => ({
          ...decision(
            anyDay(draw),
            draw.pick(['escalated', 'accept-new-baseline', 'other-cause', 'referred', 'watch-and-repeat']),
            draw.percent(50) ? (pfts[0]?.testedOn ?? anyDay(draw)) : undefined,
          ),
          lineageId: `decision ${index}`,
          id: `decision ${index} v1`,
        })),
    exclusions: pfts
      .slice(0, draw.percent(15) ? 1 : 0)
      .map(({ lineageId }) => exclusion(lineageId, anyDay(draw))),
    overrides: draw.percent(80)
      ? []
      : [
          override('pft', { months: draw.int(2, 8) }, anyDay(draw), '2026-06-01'),
          stopped(draw.pick(['hrct', 'blood', 'joint-visit', 'symptom-report']), anyDay(draw), '2026-05-01'),
        ].slice(draw.int(0, 1)),
  };
}

function drawnPfts(draw: Draw): Pft[] {
  const [start, lossPerYear] = [draw.int(1800, 3800), draw.pick([0, 100, 250, 400, 700])];
  const one = {
    equation: draw.pick(['GLI-2012', 'GLI-Global-2022', undefined]),
    laboratory: draw.pick(['North', 'South', undefined]),
    isMixed: draw.percent(30),
    hasDlco: draw.percent(70),
    litres: draw.int(24, 44),
  };
  return draw.list(8, (index) => {
    const days = draw.int(0, DAYS);
    const ml = start - Math.round((lossPerYear * days) / 365) + draw.int(-12, 12) * 10;
    const mixed = <const Value>(usual: Value, others: readonly [Value, ...Value[]]) =>
      one.isMixed && draw.percent(40) ? draw.pick(others) : usual;
    const equation = mixed(one.equation, ['GLI-2012', 'GLI-Global-2022', undefined]);
    const laboratory = mixed(one.laboratory, ['North', 'South', undefined]);
    const grade = mixed(draw.pick(['A', 'B', undefined]), ['C', 'D', 'F', 'U', undefined]);
    const setting = mixed(undefined, ['home', 'lab']);
    const has = mixed('both', ['litres', 'percent', 'neither', 'both']);
    return pft(addDays(FIRST, days), {
      lineageId: `pft ${index}`,
      ...(has === 'percent' || has === 'neither' ? {} : { ml }),
      ...(has === 'litres' || has === 'neither' ? {} : { pct: Math.round((ml * 10) / one.litres) / 10 }),
      ...(one.hasDlco && draw.percent(80) ? drawnDlco(draw, days, mixed) : {}),
      ...(equation === undefined ? {} : { referenceEquation: equation }),
      ...(laboratory === undefined ? {} : { laboratory }),
      ...(grade === undefined ? {} : { qualityGrade: grade }),
      ...(setting === undefined ? {} : { setting }),
      ...(one.isMixed && draw.percent(30) ? { device: draw.pick(['Spiro 1', 'Spiro 2']) } : {}),
      ...(draw.percent(10) ? { height: draw.int(1500, 1850) as NonNullable<Pft['height']> } : {}),
      ...(has === 'neither' && draw.percent(50) ? { notDone: 'unable' as const } : {}),
      bronchodilator: mixed('unknown', ['pre', 'post']),
    });
  });
}

function drawnDlco(
  draw: Draw,
  days: number,
  mixed: <const Value>(usual: Value, others: readonly [Value, ...Value[]]) => Value,
) {
  const unit = mixed(undefined, ['mmol/min/kPa', 'mL/min/mmHg', undefined]);
  return {
    dlcoPct: 70 - Math.round(days / 80) + draw.int(-40, 40) / 10,
    ...(unit === undefined ? {} : { dlcoUnit: unit }),
    ...(draw.percent(40) ? { hbCorrected: mixed(true, [false, true]) } : {}),
    ...(draw.percent(20) ? { hb: draw.int(90, 150) } : {}),
    ...(draw.percent(20) ? { dlcoReferenceEquation: 'GLI-2017' } : {}),
  };
}

function drawnHrct(draw: Draw, index: number): Hrct {
  const extent = draw.int(0, 45);
  return {
    ...comparedHrct(
      anyDay(draw),
      draw.pick(['increased', 'increased', 'stable', 'improved', 'unknown']),
      draw.percent(60) ? anyDay(draw) : undefined,
      `scan ${index}`,
    ),
    ...(draw.percent(60) ? { fibrosisExtent: extent as NonNullable<Hrct['fibrosisExtent']> } : {}),
    ...(draw.percent(20) ? { fibrosisBand: draw.pick(['under-20', '20-or-more', 'unknown']) } : {}),
    ...(draw.percent(30) ? { pattern: draw.pick(['NSIP', 'probable UIP', 'OP']) } : {}),
  };
}

/** The amount around which each analyte is drawn, in thousandths of its unit; any other is drawn around 20. */
const USUAL: Partial<Record<Analyte, number>> = {
  wbc: 5000,
  neutrophils: 2000,
  lymphocytes: 1000,
  eosinophils: 300,
  haemoglobin: 120_000,
  platelets: 160_000,
  creatinine: 90_000,
  alt: 70_000,
  ast: 70_000,
  albumin: 36_000,
};

function drawnBloodTest(draw: Draw, index: number): BloodTest {
  const insufficient = draw.percent(8);
  const measured = insufficient ? [] : ANALYTE_NAMES.filter(() => draw.percent(60));
  const amounts = measured.map((analyte) => {
    const usual = USUAL[analyte] ?? 20_000;
    // From a quarter of it to more than twice as much, in whole steps of a hundredth.
    return [analyte, bloodAmountFromThousandths(Math.round((usual * draw.int(25, 220)) / 100))] as const;
  });
  const ranges = measured
    .filter(() => draw.percent(25))
    .map((analyte) => {
      const usual = (USUAL[analyte] ?? 20_000) / 1000;
      return [analyte, { low: usual * 0.75, high: usual * 1.25 }] as const;
    });
  return {
    lineageId: `blood ${index}`,
    id: `blood ${index} v1`,
    collectedOn: anyDay(draw),
    insufficient,
    amounts: Object.fromEntries(amounts),
    ...(ranges.length === 0 ? {} : { referenceRanges: Object.fromEntries(ranges) }),
  };
}

function drawnCourse(draw: Draw, index: number): Treatment {
  const startedOn = anyDay(draw);
  const lineageId = `course ${index}`;
  const stoppedOn = draw.percent(40) ? addDays(startedOn, draw.int(0, 500)) : undefined;
  const drug = draw.percent(40)
    ? draw.pick(['mycophenolate-mofetil', 'prednisone', 'nintedanib', 'methotrexate'])
    : draw.pick([DRUG_CODES[0] ?? 'prednisone', ...DRUG_CODES.slice(1)]);
  const isPlanned = draw.percent(6);
  return {
    lineageId,
    id: `${lineageId} v1`,
    drug,
    indication: draw.pick(['ild', 'ild', 'ctd', 'other', 'unknown']),
    ...(isPlanned ? { plannedStartOn: startedOn } : { startedOn }),
    ...(stoppedOn === undefined || isPlanned || stoppedOn > LAST_DRAWN ? {} : { stoppedOn }),
    ...(draw.percent(20)
      ? { stopReason: draw.pick(['intolerance', 'no-effect', 'plan-completed', 'other']) }
      : {}),
    changes: draw.list(3, (place) => {
      const kind = draw.pick(['dose', 'dose', 'hold', 'resume']);
      const id = `${lineageId} change ${place}`;
      return {
        lineageId: id,
        id: `${id} v1`,
        on: addDays(startedOn, draw.int(0, 300)),
        kind,
        ...(kind === 'dose' ? { doseAmount: draw.pick([5, 10, 20, 40, 500]), doseUnit: 'mg' } : {}),
        ...(kind === 'dose' && draw.percent(80) ? { timesPerDay: draw.int(1, 2) } : {}),
      };
    }),
  };
}

function drawnPerson(draw: Draw): PersonFact[] {
  const values = [
    { kind: 'sex', value: { sex: draw.pick(['female', 'female', 'male', 'unknown']) } },
    { kind: 'birth-date', value: { birthDate: addDays(parseIsoDate('1940-01-01'), draw.int(0, 22_000)) } },
    { kind: 'height', value: { heightCm: draw.int(145, 190) } },
    {
      kind: 'ctd',
      value: {
        primary: draw.pick(['ssc', 'ssc', 'ra', 'iim', 'mctd', 'sjd', 'sle', 'undifferentiated']),
        secondary: draw.percent(20) ? [draw.pick(['ra', 'sjd', 'sle'])] : [],
      },
    },
    { kind: 'ild-diagnosis', value: { diagnosedOn: anyDay(draw) } },
    { kind: 'ctd-diagnosis', value: { diagnosedOn: anyDay(draw) } },
    { kind: 'rapidly-progressive', value: { flag: draw.percent(20) } },
    {
      kind: 'status',
      value: {
        status: draw.pick(['active', 'active', 'active', 'discharged', 'transferred', 'transplanted']),
      },
    },
  ] as const;
  const shares = [90, 90, 75, 90, 50, 30, 15, 20];
  return values
    .filter((_, index) => draw.percent(shares[index] ?? 0))
    .map((fact) => ({
      ...fact,
      on: draw.percent(60) ? FIRST : anyDay(draw),
      lineageId: fact.kind,
      id: `${fact.kind} v1`,
    }));
}
