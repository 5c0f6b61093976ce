// Drawn records at edges: facts of one day, windows hit to the day, and falls that one missing fact could settle.
import {
  addDays,
  emptyRecord,
  parseIsoDate,
  type Hrct,
  type IsoDate,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type SymptomReport,
  type WarningDecision,
} from '@interstice/clinical';
import { drawing, LAST_DRAWN, type Draw } from '@interstice/test-support/drawn-records';
import { decision, exclusion, pft, symptoms, visit } from '@interstice/test-support/records';
import { drawnPatient } from './drawn-patients.spec-support.js';

/**
 * A drawn record in which everything happens on the first day of a month, or of a quarter: many facts share their day, and days
 * lie whole months apart. Half of them list their facts backwards, since the order carries no meaning.
 *
 * @param seed - a whole number from 1; the same number draws the same record
 * @returns the record
 * @example crowdedRecord(3).registeredOn //=> '2023-04-01'
 */
export function crowdedRecord(seed: number): PatientRecord {
  const months = seed % 3 === 0 ? 3 : 1;
  const drawn = drawnPatient(seed + 200);
  const crowded = onFirstDays(
    { ...drawn, warningDecisions: livedWith(drawn, seed) },
    months,
  ) as PatientRecord;
  if (seed % 2 === 0) return crowded;
  return Object.fromEntries(
    Object.entries(crowded).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
  ) as unknown as PatientRecord;
}

/** Decisions to live with warnings about some of the courses. */
function livedWith({ treatments }: PatientRecord, seed: number): WarningDecision[] {
  const draw = drawing(seed + 400_000);
  return treatments.flatMap(({ lineageId }) =>
    draw.list(2, () => ({
      key: `${draw.pick(['drug.glucocorticoid-long', 'drug.glucocorticoid-long', 'drug.methotrexate', 'drug.glucocorticoid-ssc'])}:${lineageId}`,
      decidedOn: addDays(LAST_DRAWN, -draw.int(60, 300)),
      reviewOn: addDays(LAST_DRAWN, draw.int(-60, 40)),
    })),
  );
}

function onFirstDays(value: unknown, months: number): unknown {
  if (typeof value === 'string') return firstDay(value, months);
  if (Array.isArray(value)) return value.map((part) => onFirstDays(part, months));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, onFirstDays(part, months)]));
}

function firstDay(text: string, months: number): string {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return text;
  const first = Number(month) - ((Number(month) - 1) % months);
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

/** Two years back and to the day one year, 14 days, and so on: days on which windows end. */
const DAYS_BACK = [790, 731, 730, 500, 400, 366, 365, 240, 200, 200, 120, 90, 60, 28, 15, 14, 0];
const START = addDays(LAST_DRAWN, -800);
const dayBack = (draw: Draw, most = 800): IsoDate =>
  addDays(LAST_DRAWN, -Math.min(most, draw.pick([0, ...DAYS_BACK])));

/** What hangs on a fact that is not known. */
const QUESTIONS = ['haemoglobin', 'findings', 'comparison', 'report'] as const;
type Question = (typeof QUESTIONS)[number];

/**
 * A record whose progression hangs on what is not known: in turn a haemoglobin beside a fall of DLCO, the reading of a scan
 * beside worse symptoms, the same beside a fall of FVC of 5 to 10 %, and symptoms.
 *
 * @param seed - a whole number from 1; the same number draws the same record
 * @returns the record
 * @example openQuestion(4).pfts.length //=> 3
 */
export function openQuestion(seed: number): PatientRecord {
  const draw = drawing(seed + 300_000);
  const question = QUESTIONS[seed % QUESTIONS.length] ?? 'report';
  const pfts = question === 'findings' ? [] : tests(draw, question);
  const hrcts = draw.list(4, (index) => scan(draw, index, question));
  return {
    ...emptyRecord(`question of ${question} ${seed}`, addDays(START, draw.pick([0, 300]))),
    person: person(draw),
    pfts: draw.percent(50) ? pfts : pfts.toReversed(),
    hrcts: draw.percent(50) ? hrcts : hrcts.toReversed(),
    symptomReports: reports(draw, question),
    visits: draw.list(2, () => visit(dayBack(draw), draw.pick(['pulmonology', 'rheumatology', 'joint']))),
    exclusions: pfts
      .slice(1, draw.percent(20) ? 2 : 1)
      .map(({ lineageId }) => exclusion(lineageId, LAST_DRAWN)),
    progressionDecisions: draw.percent(25)
      ? [
          decision(
            dayBack(draw),
            draw.pick(['escalated', 'watch-and-repeat', 'accept-new-baseline']),
            dayBack(draw),
          ),
        ]
      : [],
  };
}

function reports(draw: Draw, question: Question): SymptomReport[] {
  if (question === 'report') return [];
  const change = question === 'comparison' ? 'stable' : 'worse';
  return [
    symptoms(dayBack(draw, 300), change, 'report 0'),
    ...draw.list(1, () => symptoms(dayBack(draw), draw.pick([change, 'unknown']), 'report 1')),
  ];
}

/** Of DLCO falls FVC stays, else it falls by 5 to 10 % in all; a year apart or less. */
function tests(draw: Draw, question: Question): Pft[] {
  const [isInLitres, loss, drop] = [draw.percent(15), draw.int(50, 99), draw.int(9, 14)];
  return Array.from({ length: draw.int(2, 4) }, (_, index) => {
    const pct = question === 'haemoglobin' ? 80 : 80 - (index === 0 ? 0 : Math.round((80 * loss) / 100) / 10);
    const hasDlco = question === 'haemoglobin' && draw.percent(90);
    const back = index === 0 ? draw.pick([366, 365, 330]) : draw.pick([240, 200, 200, 90, 60, 28, 15, 14]);
    return pft(addDays(LAST_DRAWN, -back), {
      lineageId: `pft ${index}`,
      ...(isInLitres ? { ml: Math.round(pct * 36) } : { pct }),
      ...(hasDlco ? { dlcoPct: 65 - (index === 0 ? 0 : drop) } : {}),
      ...(draw.percent(12) ? { hb: draw.int(100, 150) } : {}),
      ...(draw.percent(12) ? { hbCorrected: true } : {}),
      ...(draw.percent(8) ? { setting: 'home' as const } : {}),
      ...(draw.percent(8) ? { qualityGrade: draw.pick(['D', 'F', 'A']) } : {}),
      ...(draw.percent(8) ? { notDone: 'unable' as const } : {}),
    });
  });
}

function scan(draw: Draw, index: number, question: Question): Hrct {
  const lineageId = `scan ${index}`;
  const isRead = draw.percent(question === 'report' ? 90 : 15);
  return {
    lineageId,
    id: `${lineageId} v1`,
    performedOn: dayBack(draw),
    ...(isRead ? { fibrosisChange: draw.pick(['increased', 'stable', 'unknown']) } : {}),
    ...(draw.percent(15) ? { comparedWithOn: dayBack(draw) } : {}),
    ...(draw.percent(40)
      ? { fibrosisExtent: draw.pick([10, 19, 20, 30]) as NonNullable<Hrct['fibrosisExtent']> }
      : {}),
  };
}

function person(draw: Draw): PersonFact[] {
  const facts = [
    { kind: 'sex', value: { sex: 'female' } },
    { kind: 'birth-date', value: { birthDate: parseIsoDate('1960-05-01') } },
    { kind: 'height', value: { heightCm: 164 } },
    { kind: 'ctd', value: { primary: draw.pick(['ssc', 'ra', 'iim', 'sle']), secondary: [] } },
    { kind: 'ild-diagnosis', value: { diagnosedOn: dayBack(draw) } },
  ] as const;
  return facts
    .filter(({ kind }) => draw.percent(kind === 'height' ? 40 : 85))
    .map((fact) => ({ ...fact, on: START, lineageId: fact.kind, id: `${fact.kind} v1` }));
}
