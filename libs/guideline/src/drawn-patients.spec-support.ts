// Drawn records with what the guideline alone reads: antibodies, scores, courses with the blood that is watched for them.
import {
  addDays,
  bloodAmountFromThousandths,
  pctOfLung,
  SYMPTOM_INSTRUMENTS,
  type Analyte,
  type BloodTest,
  type Caution,
  type DrugCode,
  type IsoDate,
  type PatientRecord,
  type PersonFact,
  type PersonFactValues,
  type SymptomReport,
  type Treatment,
  type TreatmentChange,
} from '@interstice/clinical';
import { drawing, drawnRecord, LAST_DRAWN, type Draw } from '@interstice/test-support/drawn-records';

/** Days before the last one that is drawn on which all of this is dated. */
const BACK = 700;
const anyDay = (draw: Draw): IsoDate => addDays(LAST_DRAWN, -draw.int(0, BACK));

/**
 * A record as `drawnRecord` gives it, and beside it courses whose blood was drawn again and again.
 *
 * @param seed - a whole number from 1; the same number draws the same record
 * @returns the record
 * @example drawnPatient(7).bloodTests.length //=> 18
 */
export function drawnPatient(seed: number): PatientRecord {
  const record = drawnRecord(seed);
  const draw = drawing(seed + 900_000);
  const courses = draw.list(3, (index) => watchedCourse(draw, index));
  return {
    ...record,
    person: [...record.person.map((fact) => withMore(fact, draw)), ...furtherFacts(draw)],
    hrcts: record.hrcts.map((hrct) =>
      draw.percent(50) ? { ...hrct, ildExtent: pctOfLung(draw.int(0, 60)) } : hrct,
    ),
    symptomReports: [...record.symptomReports.map((report) => scored(report, draw)), ...scores(draw)],
    oxygenNeeds: record.oxygenNeeds.map((need) =>
      draw.percent(60) ? { ...need, spo2: draw.int(80, 98) } : need,
    ),
    treatments: [...record.treatments, ...courses, ...steroids(draw)],
    bloodTests: [...record.bloodTests, ...courses.flatMap((course, index) => drawsOf(course, draw, index))],
    cautions: [...record.cautions, ...furtherCautions(draw)],
    ...(draw.percent(4) ? { mergedInto: 'another record' } : {}),
  };
}

function withMore(fact: PersonFact, draw: Draw): PersonFact {
  if (fact.kind === 'ctd') {
    const subtype = draw.pick(['diffuse cutaneous', 'limited cutaneous', 'dermatomyositis', undefined]);
    return subtype === undefined ? fact : { ...fact, value: { ...fact.value, subtype } };
  }
  if (fact.kind === 'status' && draw.percent(50))
    return { ...fact, value: { ...fact.value, receiver: 'City Hospital' } };
  return fact;
}

function furtherFacts(draw: Draw): PersonFact[] {
  const facts: PersonFact[] = [];
  const add = <Kind extends keyof PersonFactValues>(kind: Kind, value: PersonFactValues[Kind]): void => {
    if (draw.percent(45))
      facts.push({ kind, value, on: anyDay(draw), lineageId: kind, id: `${kind} v1` } as PersonFact);
  };
  const antibody = () =>
    draw.pick(['anti-MDA5', 'Anti MDA-5', 'anti-Scl-70', 'Scl-70 negative', 'anti-Jo-1', 'anti-CCP']);
  add('antibodies', { antibodies: draw.list(2, antibody) });
  add('descent', { descent: draw.pick(['African-American', 'european']) });
  add('hrct-pattern', { pattern: draw.pick(['fibrotic NSIP', 'UIP', 'OP', 'LIP', 'cannot be told']) });
  add('rapidly-progressive', { flag: draw.percent(60) });
  return facts;
}

function scored(report: SymptomReport, draw: Draw): SymptomReport {
  if (draw.percent(30)) return report;
  return {
    ...report,
    instrument: draw.pick(['K-BILD total', 'k-bild  TOTAL']),
    score: draw.int(200, 700) / 10,
  };
}

function scores(draw: Draw): SymptomReport[] {
  return draw.list(5, (index) => {
    const [first, ...others] = SYMPTOM_INSTRUMENTS;
    const instrument = draw.percent(80)
      ? draw.pick(['TDI', 'LCQ total', 'mMRC (0-4)', 'SGRQ-I total'])
      : draw.pick([first, ...others, 'a diary']);
    return {
      lineageId: `score ${index}`,
      id: `score ${index} v1`,
      reportedOn: anyDay(draw),
      change: draw.pick(['worse', 'stable', 'improved', 'unknown']),
      instrument,
      score: instrument === 'SGRQ-I total' ? draw.int(20, 80) : draw.int(-10, 22),
    };
  });
}

function furtherCautions(draw: Draw): Caution[] {
  return draw.list(2, (index) => ({
    lineageId: `further caution ${index}`,
    id: `further caution ${index} v1`,
    on: anyDay(draw),
    kind: draw.pick(['liver-enzymes', 'renal', 'pregnancy', 'diarrhoea', 'hepatic']),
  }));
}

/** Where the limits of each analyte lie, in thousandths of its unit: values are drawn on both sides. */
const LIMITS: readonly (readonly [Analyte, number, number])[] = [
  ['wbc', 3500, 600],
  ['neutrophils', 1300, 600],
  ['lymphocytes', 500, 300],
  ['eosinophils', 500, 300],
  ['haemoglobin', 85_000, 30_000],
  ['platelets', 130_000, 80_000],
  ['mcv', 103_000, 8000],
  ['albumin', 31_000, 6000],
  ['alt', 90_000, 70_000],
  ['ast', 90_000, 70_000],
  ['bilirubin', 20_000, 10_000],
  ['creatinine', 100_000, 50_000],
  ['igg', 6000, 4000],
];

function watchedCourse(draw: Draw, index: number): Treatment {
  const startedOn = anyDay(draw);
  const lineageId = `watched ${index}`;
  const drug: DrugCode = draw.pick([
    'mycophenolate-mofetil',
    'mycophenolic-acid',
    'azathioprine',
    'methotrexate',
    'leflunomide',
    'ciclosporin',
    'tocilizumab',
    'tofacitinib',
    'baricitinib',
    'nintedanib',
    'pirfenidone',
    'rituximab',
    'cyclophosphamide',
    'tacrolimus',
  ]);
  const stoppedOn = draw.percent(40) ? addDays(startedOn, draw.int(0, 300)) : undefined;
  return {
    lineageId,
    id: `${lineageId} v1`,
    drug,
    indication: draw.pick(['ild', 'ild', 'unknown', 'ctd']),
    ...(draw.percent(8) ? { plannedStartOn: startedOn } : { startedOn }),
    ...(stoppedOn === undefined || stoppedOn > LAST_DRAWN ? {} : { stoppedOn }),
    ...(stoppedOn === undefined || draw.percent(30)
      ? {}
      : { stopReason: draw.pick(['intolerance', 'adverse-event', 'no-effect', 'patients-wish']) }),
    changes: draw.list(4, (place) => changeOf(lineageId, startedOn, place, draw)),
  };
}

function changeOf(course: string, startedOn: IsoDate, place: number, draw: Draw): TreatmentChange {
  const lineageId = `${course} change ${place}`;
  const kind = draw.pick(['dose', 'dose', 'dose', 'hold', 'resume']);
  return {
    lineageId,
    id: `${lineageId} v1`,
    on: addDays(startedOn, draw.pick([0, 14, 30, 60, 61, 200])),
    kind,
    ...(kind === 'hold' ? {} : { doseAmount: draw.pick([5, 7.5, 16, 20, 250, 500, 1000]) }),
    ...(kind === 'hold' || draw.percent(10) ? {} : { doseUnit: draw.pick(['mg', 'mg', 'mg', 'g']) }),
    ...(kind === 'hold' || draw.percent(15) ? {} : { timesPerDay: draw.pick([1, 2, 0.5]) }),
  };
}

function steroids(draw: Draw): Treatment[] {
  return draw.list(2, (index) => {
    const startedOn = anyDay(draw);
    const lineageId = `steroid ${index}`;
    const stoppedOn = draw.percent(50) ? addDays(startedOn, draw.int(0, 200)) : undefined;
    return {
      lineageId,
      id: `${lineageId} v1`,
      drug: draw.pick(['prednisone', 'prednisolone', 'methylprednisolone']),
      indication: draw.pick(['ild', 'ctd', 'other']),
      startedOn,
      ...(stoppedOn === undefined || stoppedOn > LAST_DRAWN ? {} : { stoppedOn }),
      changes: draw.list(3, (place) => changeOf(lineageId, startedOn, place, draw)),
    };
  });
}

/** About monthly from some weeks before the start on, near the limits, and with the limits that laboratories print. */
function drawsOf({ startedOn, lineageId: course }: Treatment, draw: Draw, index: number): BloodTest[] {
  if (startedOn === undefined) return [];
  const onPaper = draw.percent(60);
  return draw.list(7, (place): BloodTest => {
    const collectedOn = addDays(startedOn, (place - 1) * 28 + draw.int(-3, 3));
    const lineageId = `blood of ${course} ${index} ${place}`;
    const measured = LIMITS.filter(() => draw.percent(75)).map(
      ([analyte, limit, spread]) =>
        [analyte, bloodAmountFromThousandths(limit + Math.round((spread * draw.int(-10, 10)) / 10))] as const,
    );
    const printed = LIMITS.filter(() => onPaper && draw.percent(70)).map(([analyte, limit]) => {
      const high = draw.pick([limit / 3000, (limit * 1.2) / 1000]);
      const both = { low: limit / 1000, high: (limit * 1.2) / 1000 };
      return [analyte, draw.percent(40) ? both : draw.percent(50) ? { low: both.low } : { high }] as const;
    });
    return {
      lineageId,
      id: `${lineageId} v1`,
      collectedOn: collectedOn > LAST_DRAWN ? LAST_DRAWN : collectedOn,
      insufficient: draw.percent(5),
      amounts: Object.fromEntries(measured),
      ...(printed.length === 0 ? {} : { referenceRanges: Object.fromEntries(printed) }),
    };
  });
}
