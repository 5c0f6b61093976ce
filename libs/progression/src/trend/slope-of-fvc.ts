import { addMonths, daysBetween, factInForce, type IsoDate, type PatientRecord } from '@interstice/clinical';
import { areOneSeries, isAtHome, type JudgedTest } from '../judged-tests.js';
import { fitLine } from './fit-line.js';
import { SLOPE_ASKS, SLOPE_FIGURES } from './slope-figures.rules.js';

/** The slope over a period; whole millilitres per year, negative where FVC falls, the interval rounded outward. */
export interface SlopeOverPeriod {
  readonly tests: number;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly mlPerYear: number;
  readonly lowMlPerYear: number;
  readonly highMlPerYear: number;
}

/** Null where there are too few tests, or where they lie too close together. */
export interface SlopeAssessment {
  /** Over the months before the latest test. */
  readonly recent: SlopeOverPeriod | null;
  readonly whole: SlopeOverPeriod | null;
  /** What to read it beside: ids of {@link SLOPE_FIGURES}. */
  readonly figures: readonly string[];
}

const DAYS_OF_A_YEAR = 365.25;
/** Coarser than the error of the arithmetic: an exact line must not get an interval of a millilitre. */
const STEPS_OF_A_MILLILITRE = 1e6;

/**
 * FVC over time in mL per year: acceptable laboratory tests of the series of the latest one, by least squares.
 *
 * @param record - as of the day judged, for the disease
 * @param tests - the judging tests of FVC, oldest first
 * @returns over the last 24 months and over the whole record, with the groups to read it beside
 * @source interstice-choices, B-11, slope
 * @example slopeOfFvc(record, timeline.tests).recent?.mlPerYear //=> -120
 */
export function slopeOfFvc(record: PatientRecord, tests: readonly JudgedTest[]): SlopeAssessment {
  const measured = seriesOfLatest(tests);
  const latest = measured.at(-1);
  const recent = latest
    ? measured.filter(({ on }) => addMonths(on, SLOPE_ASKS.recentMonths) >= latest.on)
    : [];
  return { recent: slopeOver(recent), whole: slopeOver(measured), figures: figuresFor(record) };
}

interface Measured {
  readonly on: IsoDate;
  readonly ml: number;
}

/** A test that says neither before nor after stands beside both; of both those before are taken, as for one day (B-16). */
function seriesOfLatest(tests: readonly JudgedTest[]): readonly Measured[] {
  const sound = tests.filter((test) => test.ml !== null && !test.poorQuality && !isAtHome(test));
  const latest = sound.at(-1);
  if (!latest) return [];
  const series = sound.filter((test) => areOneSeries(test, latest));
  const hasPre = series.some(({ pft }) => pft.bronchodilator === 'pre');
  const measured: Measured[] = [];
  for (const { on, ml, pft } of series)
    if (ml !== null && !(hasPre && pft.bronchodilator === 'post')) measured.push({ on, ml });
  return measured;
}

function slopeOver(measured: readonly Measured[]): SlopeOverPeriod | null {
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last || measured.length < SLOPE_ASKS.atLeastTests) return null;
  if (addMonths(first.on, SLOPE_ASKS.atLeastMonths) > last.on) return null;
  const line = fitLine(
    measured.map(({ on, ml }) => ({ at: daysBetween(first.on, on) / DAYS_OF_A_YEAR, value: ml })),
    SLOPE_ASKS.confidencePct,
  );
  return (
    line && {
      tests: measured.length,
      fromOn: first.on,
      toOn: last.on,
      mlPerYear: whole(Math.round(settled(line.slope))),
      lowMlPerYear: whole(Math.floor(settled(line.low))),
      highMlPerYear: whole(Math.ceil(settled(line.high))),
    }
  );
}

function settled(value: number): number {
  return Math.round(value * STEPS_OF_A_MILLILITRE) / STEPS_OF_A_MILLILITRE;
}

/** JSON keeps no -0. */
function whole(value: number): number {
  return value === 0 ? 0 : value;
}

function figuresFor(record: PatientRecord): string[] {
  const ctd = factInForce(record, 'ctd')?.value;
  const diseases: readonly string[] = ctd ? [ctd.primary, ...ctd.secondary] : [];
  return SLOPE_FIGURES.filter(
    ({ ofDiseases, notOf }) =>
      (ofDiseases === null || ofDiseases.some((disease) => diseases.includes(disease))) &&
      !notOf.some((disease) => diseases.includes(disease)),
  ).map(({ id }) => id);
}
