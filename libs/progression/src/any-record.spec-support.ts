// Records that property specs draw.
import {
  addDays,
  parseIsoDate,
  type DecisionCode,
  type FibrosisChange,
  type IsoDate,
  type PatientRecord,
  type SymptomChange,
} from '@interstice/clinical';
import fc from 'fast-check';
import { comparedHrct, decision, exclusion, oxygen, pft, recordOf, symptoms } from './record.spec-support.js';

const start = parseIsoDate('2023-01-01');
const anyDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(start, days));
const grade = fc.constantFrom('A', 'C', 'D', 'F', undefined);
const equation = fc.constantFrom('GLI-2012', 'GLI-Global-2022', undefined);
const anyPft = fc
  .tuple(
    anyDay,
    fc.integer({ min: 1500, max: 4000 }),
    fc.integer({ min: 400, max: 1100 }),
    fc.integer({ min: 0, max: 2 }),
    grade,
    equation,
    fc.option(fc.tuple(fc.integer({ min: 300, max: 900 }), fc.boolean()), { nil: undefined }),
  )
  .map(([on, ml, tenths, has, qualityGrade, referenceEquation, dlco]) => ({
    on,
    ...(dlco === undefined ? {} : { dlcoPct: dlco[0] / 10, hbCorrected: dlco[1] }),
    ...(has === 0 ? {} : { ml }),
    ...(has === 1 ? {} : { pct: tenths / 10 }),
    ...(qualityGrade === undefined ? {} : { qualityGrade }),
    ...(referenceEquation === undefined ? {} : { referenceEquation }),
  }));
const anyReport = fc.tuple(
  anyDay,
  fc.constantFrom<SymptomChange>('improved', 'stable', 'worse', 'unknown'),
  fc.option(anyDay, { nil: undefined, freq: 3 }),
);
const anyScan = fc.tuple(
  anyDay,
  fc.constantFrom<FibrosisChange>('improved', 'stable', 'increased', 'unknown'),
  fc.option(anyDay, { nil: undefined }),
);
const anyNeed = fc.tuple(
  anyDay,
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom('at rest', 'on exertion', undefined),
);
const anyDecision = fc.tuple(
  anyDay,
  fc.constantFrom<DecisionCode>('escalated', 'accept-new-baseline', 'other-cause', 'referred'),
  fc.option(anyDay, { nil: undefined }),
);
export const anyRecord = fc
  .record({
    pfts: fc.array(anyPft, { maxLength: 8 }),
    reports: fc.array(anyReport, { maxLength: 6 }),
    scans: fc.array(anyScan, { maxLength: 3 }),
    needs: fc.array(anyNeed, { maxLength: 4 }),
    decisions: fc.array(anyDecision, { maxLength: 2 }),
    excluded: fc.array(fc.nat({ max: 7 }), { maxLength: 2 }),
  })
  .map(({ pfts, reports, scans, needs, decisions, excluded }) =>
    recordOf({
      pfts: pfts.map(({ on, ...rest }, index) => pft(on, { ...rest, lineageId: `pft ${index}` })),
      symptoms: reports.map(([on, change, since], index) => symptoms(on, change, `report ${index}`, since)),
      hrcts: scans.map(([on, change, since], index) => comparedHrct(on, change, since, `scan ${index}`)),
      oxygenNeeds: needs.map(([on, tenths, state], index) => oxygen(on, tenths / 10, state, `need ${index}`)),
      decisions: decisions.map(([on, code, baselineOn], index) => ({
        ...decision(on, code, baselineOn),
        lineageId: `decision ${index}`,
        id: `decision ${index} v1`,
      })),
      exclusions: [...new Set(excluded)].map((index) => exclusion(`pft ${index}`, start)),
    }),
  );
/** The days of decisions as well: a test of the day that a decision names as its baseline is that baseline. */
export const lastDay = (record: PatientRecord): IsoDate =>
  [
    ...record.pfts.map(({ testedOn }) => testedOn),
    ...record.symptomReports.map(({ reportedOn }) => reportedOn),
    ...record.hrcts.map(({ performedOn }) => performedOn),
    ...record.oxygenNeeds.map(({ on }) => on),
    ...record.progressionDecisions.map(({ decidedOn, baselineOn = decidedOn }) =>
      baselineOn > decidedOn ? baselineOn : decidedOn,
    ),
    start,
  ]
    .sort()
    .at(-1) ?? start;

/** The record with one fact more that is no worse news than it was; a test says whatever it says. */
export function withLater(
  record: PatientRecord,
  what: 'report' | 'scan' | 'need' | 'test',
  on: IsoDate,
  tenths: number,
): PatientRecord {
  switch (what) {
    case 'report':
      return { ...record, symptomReports: [...record.symptomReports, symptoms(on, 'improved')] };
    case 'scan':
      return { ...record, hrcts: [...record.hrcts, comparedHrct(on, 'improved', addDays(on, -200))] };
    case 'need':
      return { ...record, oxygenNeeds: [...record.oxygenNeeds, oxygen(on, 0)] };
    case 'test':
      return { ...record, pfts: [...record.pfts, pft(on, { pct: tenths / 10, ml: tenths * 4 })] };
  }
}
