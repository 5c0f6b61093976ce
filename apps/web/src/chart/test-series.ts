import type { PftResponse } from '@interstice/contracts';
import type { ItemOfKind } from '../api/patients';

export type Measure = 'fvc' | 'dlco';
/** What the axes show: share of predicted as reported, or of FVC recomputed on one equation, or what was measured. */
export type View = 'pct' | 'one-equation' | 'measured';
/** FVC as % predicted on one equation, by the lineage of the test (B-10). */
export type RecomputedPcts = ReadonlyMap<string, number>;
const NONE: RecomputedPcts = new Map();
/** Told apart without colour: laboratory, home, poor grade, after bronchodilator. */
export type PointShape = 'circle' | 'square' | 'triangle' | 'diamond';

export interface TestPoint {
  readonly item: ItemOfKind<'pft'>;
  readonly on: string;
  readonly value: number;
  /** The same for tests that a line may join. */
  readonly series: string;
  readonly shape: PointShape;
  /** A clinician keeps it out of judging (B-11). */
  readonly excluded: boolean;
}

export interface MeasuredTests {
  readonly unit: string;
  /** Oldest first. */
  readonly points: readonly TestPoint[];
  /** Tests that have the measure in another form than the one shown. */
  readonly notShown: number;
}

const POOR: readonly string[] = ['D', 'E', 'F', 'U'];

/**
 * The tests that can be shown by one measure, as one view shows it. What was withdrawn or not done has no point.
 *
 * @param tests - of the timeline, in any order
 * @param recomputed - for the view of one equation
 * @param graftOn - since when the lungs are a graft, whose tests are no series with those before (B-27)
 */
export function measuredTests(
  tests: readonly ItemOfKind<'pft'>[],
  measure: Measure,
  view: View,
  recomputed: RecomputedPcts = NONE,
  graftOn: string | null = null,
): MeasuredTests {
  const standing = tests
    .filter(({ withdrawn, fact }) => withdrawn === undefined && fact.notDone === undefined)
    .toSorted(byDay);
  const having = standing.filter(({ fact }) => hasMeasure(fact, measure));
  const dlcoUnit = having.findLast(({ fact }) => fact.dlcoUnit !== undefined)?.fact.dlcoUnit;
  const points = having.flatMap((item) => {
    const { fact } = item;
    const value =
      measure === 'fvc' && view === 'one-equation'
        ? recomputed.get(item.lineageId)
        : valueOf(fact, measure, view, dlcoUnit);
    if (value === undefined) return [];
    const lungs = graftOn !== null && item.on >= graftOn ? 'graft|' : '';
    const series = `${lungs}${seriesOf(fact, measure, view)}`;
    return [
      { item, on: item.on, value, series, shape: shapeOf(fact), excluded: fact.excluded !== undefined },
    ];
  });
  const unit = view !== 'measured' ? '% predicted' : measure === 'fvc' ? 'litres' : (dlcoUnit ?? 'measured');
  return { unit, points, notShown: having.length - points.length };
}

/** ISO days are in order as they are written; comparing them as words of a language takes far longer. */
function byDay(one: { readonly on: string }, other: { readonly on: string }): number {
  if (one.on === other.on) return 0;
  return one.on < other.on ? -1 : 1;
}

/**
 * What has to agree for two tests to be joined: never one reference equation with another, home with laboratory, before
 * with after bronchodilator, or DLCO that is corrected for haemoglobin with one that is not (B-10, B-16, B-17).
 */
export function seriesOf(fact: PftResponse, measure: Measure, view: View): string {
  const where = fact.setting === 'home' ? 'home' : 'laboratory';
  const bronchodilator = fact.bronchodilator === 'post' ? 'post' : '';
  const own =
    measure === 'fvc' ? fact.referenceEquation : (fact.dlcoReferenceEquation ?? fact.referenceEquation);
  const isOnOne = view === 'measured' || (view === 'one-equation' && measure === 'fvc');
  const equation = isOnOne ? '' : (own ?? `unnamed ${fact.laboratory ?? ''}`);
  const corrected = measure === 'dlco' && fact.hbCorrected === true ? 'corrected' : '';
  return [where, bronchodilator, equation, corrected].join('|');
}

/**
 * The view that shows the most tests: home blows often come without % predicted, and what an alert rests on must be seen.
 */
export function fullestView(tests: readonly ItemOfKind<'pft'>[]): View {
  const shown = (view: 'pct' | 'measured') => measuredTests(tests, 'fvc', view).points.length;
  return shown('measured') > shown('pct') ? 'measured' : 'pct';
}

/** So many tests of one series are a cloud that a line would only black out. */
export const CLOUD = 60;

/** The lines: of each series the tests that are judged, oldest first; one test makes no line, nor does a cloud of home blows. */
export function linesOf(points: readonly TestPoint[]): readonly (readonly TestPoint[])[] {
  const lines = new Map<string, TestPoint[]>();
  for (const point of points) {
    if (point.excluded) continue;
    const line = lines.get(point.series);
    if (line === undefined) lines.set(point.series, [point]);
    else line.push(point);
  }
  return [...lines.values()].filter(
    (line) => line.length > 1 && (line.length <= CLOUD || line[0]?.item.fact.setting !== 'home'),
  );
}

export function isPoor({ qualityGrade }: PftResponse): boolean {
  return qualityGrade !== undefined && POOR.includes(qualityGrade);
}

function shapeOf(fact: PftResponse): PointShape {
  if (isPoor(fact)) return 'triangle';
  if (fact.setting === 'home') return 'square';
  return fact.bronchodilator === 'post' ? 'diamond' : 'circle';
}

function hasMeasure(fact: PftResponse, measure: Measure): boolean {
  return measure === 'fvc'
    ? fact.fvcMl !== undefined || fact.fvcPctPred !== undefined
    : fact.dlco !== undefined || fact.dlcoPctPred !== undefined;
}

function valueOf(
  fact: PftResponse,
  measure: Measure,
  view: View,
  dlcoUnit: PftResponse['dlcoUnit'],
): number | undefined {
  if (measure === 'fvc') {
    if (view !== 'measured') return fact.fvcPctPred;
    return fact.fvcMl === undefined ? undefined : fact.fvcMl / 1000;
  }
  if (view !== 'measured') return fact.dlcoPctPred;
  return fact.dlcoUnit === dlcoUnit ? fact.dlco : undefined;
}
