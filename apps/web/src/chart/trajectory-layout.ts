import type { AlertResponse, CitationResponse, DataNote, FallAskedFor } from '@interstice/contracts';
import { scaleLinear, scaleUtc } from '@visx/scale';
import type { ItemOfKind } from '../api/patients';
import { baselinePoint, guidesOf, type Baseline, type Guide } from './baseline';
import {
  linesOf,
  measuredTests,
  type Measure,
  type RecomputedPcts,
  type TestPoint,
  type View,
} from './test-series';
import { timeOf, timeTicks, type TimeTick } from './time-axis';
import { layOutLanes, LETTER_WIDTH, widthOfDrugNames, type Lane } from './trajectory-lanes';

/** An alert on the day on which it opened at the clinic. */
export interface AlertMark {
  readonly alert: AlertResponse;
  readonly on: string;
}

/** FVC on one equation, where the percents as reported do not compare (B-10). */
export interface RecomputedFvc {
  readonly equation: string;
  readonly pcts: RecomputedPcts;
  readonly text: string;
  readonly cites: readonly CitationResponse[];
}

export interface TrajectoryRecord {
  readonly tests: readonly ItemOfKind<'pft'>[];
  readonly hrcts: readonly ItemOfKind<'hrct'>[];
  readonly symptoms: readonly ItemOfKind<'symptom-report'>[];
  readonly treatments: readonly ItemOfKind<'treatment'>[];
  readonly decisions: readonly ItemOfKind<'progression-decision'>[];
  readonly alerts: readonly AlertMark[];
  readonly baseline: Baseline | null;
  readonly falls: readonly FallAskedFor[];
  /** Where tests began to be done, or told, in another way. */
  readonly notes: readonly DataNote[];
  /** Null where nothing needs recomputing, or nothing can be. */
  readonly recomputed: RecomputedFvc | null;
  /** Since when the lungs are a graft; null where they are not. */
  readonly graftOn: string | null;
}

export interface TrajectoryFrame {
  readonly view: View;
  readonly width: number;
  /** The right edge, so that a long silence is seen. */
  readonly today: string;
  /** The left edge; without it the whole record is shown. */
  readonly from?: string;
}

export interface Placed {
  readonly x: number;
  readonly y: number;
}
export interface PlacedTest extends Placed {
  readonly point: TestPoint;
  readonly isBaseline: boolean;
}
export interface PlacedGuide extends Guide {
  readonly y: number;
  readonly labelY: number;
  readonly fromX: number;
  readonly toX: number;
}
export interface Panel {
  readonly measure: Measure;
  readonly name: string;
  readonly unit: string;
  readonly top: number;
  readonly height: number;
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly points: readonly PlacedTest[];
  readonly lines: readonly (readonly Placed[])[];
  readonly guides: readonly PlacedGuide[];
  readonly notShown: number;
}
export interface Trajectory {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly ticks: readonly (TimeTick & { readonly x: number })[];
  readonly panels: readonly Panel[];
  /** Tests that could not be done, at the foot of the first panel. */
  readonly notDone: readonly (Placed & { readonly item: ItemOfKind<'pft'> })[];
  readonly lanes: readonly Lane[];
}

const PANEL_HEIGHT: Readonly<Record<Measure, number>> = { fvc: 230, dlco: 130 };
const NAMES: Readonly<Record<Measure, string>> = { fvc: 'FVC', dlco: 'DLCO' };
/** An axis spans no less than this, so that what is noise does not look like a fall. */
const LEAST_SPAN: Readonly<Record<View, number>> = { pct: 20, 'one-equation': 20, measured: 0.6 };
const TOP = 14;
const GAP = 26;
const LABEL_HEIGHT = 13;
const TICK_LABEL_WIDTH = 64;
/** Room for the longest name of a guide line, "10 points lower". */
const RIGHT_MARGIN = 15 * LETTER_WIDTH + 10;

/** Where everything of the chart lies. Nothing is judged here: what was recorded is placed. */
export function layOutTrajectory(record: TrajectoryRecord, frame: TrajectoryFrame): Trajectory {
  const left = leftOf(record, frame);
  const right = frame.width - RIGHT_MARGIN;
  const [from, to] = timeSpan(record, frame);
  const time = scaleUtc({ domain: [from, to], range: [left, right] });
  const placeDay = (day: string) => time(timeOf(day));
  const seen = (day: string) => timeOf(day) >= from && timeOf(day) <= to;

  const panels: Panel[] = [];
  let top = TOP;
  for (const measure of ['fvc', 'dlco'] as const) {
    const panel = panelOf(measure, { record, frame, top, right, placeDay, seen });
    if (panel === null) continue;
    panels.push(panel);
    top += panel.height + GAP;
  }
  const foot = panels[0] === undefined ? TOP : panels[0].top + panels[0].height - 6;
  const notDone = record.tests
    .filter(({ fact, withdrawn, on }) => fact.notDone !== undefined && withdrawn === undefined && seen(on))
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .map((item) => ({ item, x: placeDay(item.on), y: foot }));
  const lanes = layOutLanes(record, { top, left, right, placeDay, seen, today: frame.today });
  const bottom = lanes.at(-1)?.bottom ?? Math.max(top - GAP, TOP + 40);
  const ticks = timeTicks(from, to, Math.max(2, (right - left) / TICK_LABEL_WIDTH));
  return {
    width: frame.width,
    height: bottom + 26,
    left,
    right,
    bottom,
    ticks: ticks.map((tick) => ({ ...tick, x: time(tick.time) })),
    panels,
    notDone,
    lanes,
  };
}

/** Wide enough for the names of the drugs, and where the chart is narrow for what of them is told apart. */
function leftOf(record: TrajectoryRecord, { width }: TrajectoryFrame): number {
  const wanted = widthOfDrugNames(record);
  return Math.max(76, Math.min(Math.max(wanted, width < 640 ? 0 : 110), width * 0.3));
}

interface PanelPlace {
  readonly record: TrajectoryRecord;
  readonly frame: TrajectoryFrame;
  readonly top: number;
  readonly right: number;
  readonly placeDay: (day: string) => number;
  readonly seen: (day: string) => boolean;
}

function panelOf(measure: Measure, place: PanelPlace): Panel | null {
  const { record, frame, top, right, placeDay, seen } = place;
  const {
    unit,
    points: all,
    notShown,
  } = measuredTests(record.tests, measure, frame.view, record.recomputed?.pcts, record.graftOn);
  const points = all.filter(({ on }) => seen(on));
  if (points.length === 0) return null;
  const baseline = baselinePoint(all, record.baseline);
  const guides = guidesOf(baseline, record.falls, { measure, view: frame.view });
  const height = PANEL_HEIGHT[measure];
  const values = [...points.map(({ value }) => value), ...guides.map(({ value }) => value)];
  const scale = scaleLinear({
    domain: valueSpan(values, LEAST_SPAN[frame.view]),
    range: [top + height, top],
    nice: true,
  });
  const placed = points.map((point) => ({
    point,
    x: placeDay(point.on),
    y: scale(point.value),
    isBaseline: point === baseline,
  }));
  const at = new Map(placed.map((it) => [it.point, it]));
  const ticks = scale.ticks(measure === 'fvc' ? 6 : 4);
  const label = scale.tickFormat(measure === 'fvc' ? 6 : 4);
  return {
    measure,
    name: NAMES[measure],
    unit,
    top,
    height,
    ticks: ticks.map((value) => ({ y: scale(value), label: label(value) })),
    points: placed,
    lines: linesOf(points).map((line) => line.flatMap((point) => at.get(point) ?? [])),
    guides:
      baseline === undefined ? [] : placeGuides(guides, all, baseline, { scale, placeDay, seen, right }),
    notShown,
  };
}

interface GuidePlace {
  readonly scale: (value: number) => number;
  readonly placeDay: (day: string) => number;
  readonly seen: (day: string) => boolean;
  readonly right: number;
}

/** Guides end where tests begin that cannot be compared with the baseline. */
function placeGuides(
  guides: readonly Guide[],
  points: readonly TestPoint[],
  baseline: TestPoint,
  { scale, placeDay, seen, right }: GuidePlace,
): PlacedGuide[] {
  const lab = points.filter(
    ({ item, on }) => on >= baseline.on && item.fact.setting === baseline.item.fact.setting,
  );
  const last = lab.at(-1);
  const lastComparable = lab.findLast(({ series }) => series === baseline.series);
  const ends = last !== undefined && lastComparable !== undefined && last.series !== baseline.series;
  if (ends && !seen(lastComparable.on)) return [];
  const toX = ends ? Math.max(placeDay(lastComparable.on), placeDay(baseline.on) + 24) : right;
  const fromX = Math.max(
    placeDay(baseline.on),
    placeDay(points.find(({ on }) => seen(on))?.on ?? baseline.on),
  );
  let free = -Infinity;
  return guides.map((guide) => {
    const y = scale(guide.value);
    const labelY = Math.max(y, free);
    free = labelY + LABEL_HEIGHT;
    return { ...guide, y, labelY, fromX: Math.min(fromX, toX), toX };
  });
}

function valueSpan(values: readonly number[], least: number): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const missing = Math.max(0, least - (high - low)) / 2;
  const room = (high - low) * 0.06;
  return [Math.max(0, low - missing - room), high + missing + room];
}

function timeSpan(record: TrajectoryRecord, { today, from }: TrajectoryFrame): [number, number] {
  const days = [
    ...[...record.tests, ...record.hrcts, ...record.symptoms, ...record.treatments, ...record.decisions]
      .filter(({ withdrawn }) => withdrawn === undefined)
      .map(({ on }) => on),
    ...record.alerts.map(({ on }) => on),
    today,
  ].map(timeOf);
  const first = days.reduce((one, other) => Math.min(one, other));
  const last = days.reduce((one, other) => Math.max(one, other));
  const start = from === undefined ? first : Math.max(timeOf(from), first);
  const room = Math.max((last - start) * 0.02, 10 * 86_400_000);
  return [from === undefined || start === first ? start - room : start, last + room];
}
