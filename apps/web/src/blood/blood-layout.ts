import { scaleLinear, scaleUtc } from '@visx/scale';
import { timeOf, timeTicks, type TimeTick } from '../chart/time-axis';
import { LANE_GAP, LETTER_WIDTH, shortened } from '../chart/trajectory-lanes';
import type { AnalyteSeries, BloodPoint, BloodRecord, CourseBar } from './blood-record';

export interface BloodFrame {
  readonly width: number;
  readonly today: string;
  /** The left edge; without it everything is shown. */
  readonly from?: string;
}

export interface PlacedPoint {
  readonly point: BloodPoint;
  readonly x: number;
  readonly y: number;
}
export interface PlacedLimit {
  readonly id: string;
  readonly label: string;
  readonly y: number;
  readonly labelY: number;
  readonly fromX: number;
  readonly toX: number;
}
export interface BloodPanel {
  readonly series: AnalyteSeries;
  readonly top: number;
  readonly height: number;
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly points: readonly PlacedPoint[];
  readonly limits: readonly PlacedLimit[];
  /** The printed range of each value, as far to both sides as it stands for. */
  readonly bands: readonly {
    readonly fromX: number;
    readonly toX: number;
    readonly top: number;
    readonly bottom: number;
  }[];
}
export interface PlacedCourse {
  readonly course: CourseBar;
  readonly fromX: number;
  readonly toX: number;
  /** Whether its start is in the period; else it goes on from before. */
  readonly begins: boolean;
  readonly runs: boolean;
  readonly holds: readonly { readonly fromX: number; readonly toX: number }[];
}
export interface BloodLane {
  readonly drug: string;
  readonly middle: number;
  readonly courses: readonly PlacedCourse[];
}
export interface BloodLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly ticks: readonly (TimeTick & { readonly x: number })[];
  readonly panels: readonly BloodPanel[];
  readonly lanes: readonly BloodLane[];
}

const TOP = 14;
const PANEL_HEIGHT = 92;
const GAP = 24;
const LANE_HEIGHT = 22;
const LABEL_HEIGHT = 13;
const TICK_LABEL_WIDTH = 64;
/** Room for the name of an analyte beside the figures of its axis. */
const LEAST_LEFT = 130;
const LABEL_GAP = 6;
/** Names take no more of the width than this on either side; what is longer is cut short. */
const MOST_OF_WIDTH = 0.32;
/** An axis spans no less than this share of its highest value, so that what is noise does not look like a fall. */
const LEAST_SPAN = 0.5;

/** Where everything of the blood chart lies: one panel for each analyte on one axis of time, the drugs below. */
export function layOutBlood(record: BloodRecord, frame: BloodFrame): BloodLayout {
  const left = leftOf(record, frame);
  const rightMargin = rightMarginOf(record, frame);
  const right = frame.width - rightMargin;
  const [from, to] = timeSpan(record, frame);
  const time = scaleUtc({ domain: [from, to], range: [left, right] });
  const place: Place = {
    left,
    right,
    labelWidth: rightMargin - LABEL_GAP,
    x: (day) => Math.min(right, Math.max(left, time(timeOf(day)))),
    seen: (day) => timeOf(day) >= from && timeOf(day) <= to,
    today: frame.today,
  };
  const panels: BloodPanel[] = [];
  let top = TOP;
  for (const series of record.series) {
    const panel = panelOf(series, top, place);
    if (panel === null) continue;
    panels.push(panel);
    top += PANEL_HEIGHT + GAP;
  }
  const lanes = lanesOf(record.courses, top, place);
  const bottom = (lanes.at(-1)?.middle ?? top - GAP) + LANE_HEIGHT / 2;
  const ticks = timeTicks(from, to, Math.max(2, (right - left) / TICK_LABEL_WIDTH));
  return {
    width: frame.width,
    height: bottom + 26,
    left,
    right,
    bottom,
    ticks: ticks.map((tick) => ({ ...tick, x: time(tick.time) })),
    panels,
    lanes,
  };
}

/** Room for the names of the drugs, as far as there is any. */
function leftOf({ courses }: BloodRecord, { width }: BloodFrame): number {
  const names = Math.max(0, ...courses.map(({ drug }) => drug.length)) * LETTER_WIDTH + LANE_GAP;
  const least = width < 640 ? 96 : LEAST_LEFT;
  return Math.max(least, Math.min(names, width * MOST_OF_WIDTH));
}

/** Room for the names of the limits, as far as there is any. */
function rightMarginOf({ series }: BloodRecord, { width }: BloodFrame): number {
  const longest = Math.max(0, ...series.flatMap(({ limits }) => limits.map(({ label }) => label.length)));
  const names = longest === 0 ? 0 : longest * LETTER_WIDTH + LANE_GAP + LABEL_GAP;
  return Math.max(12, Math.min(names, width * MOST_OF_WIDTH));
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly labelWidth: number;
  readonly x: (day: string) => number;
  readonly seen: (day: string) => boolean;
  readonly today: string;
}

function panelOf(series: AnalyteSeries, top: number, place: Place): BloodPanel | null {
  const points = series.points.filter(({ on }) => place.seen(on));
  if (points.length === 0) return null;
  const limits = series.limits.filter(({ from, to }) => {
    const [first, last] = [points[0]?.on ?? '', place.today];
    return from <= last && (to === undefined || to >= first);
  });
  const values = [...points.map(({ value }) => value), ...limits.map(({ value }) => value)];
  const scale = scaleLinear({
    domain: valueSpan(values),
    range: [top + PANEL_HEIGHT, top],
    nice: true,
  });
  const label = scale.tickFormat(4);
  const clamp = (y: number) => Math.min(top + PANEL_HEIGHT, Math.max(top, y));
  const placed = points.map((point) => ({ point, x: place.x(point.on), y: scale(point.value) }));
  return {
    series,
    top,
    height: PANEL_HEIGHT,
    ticks: scale.ticks(4).map((value) => ({ y: scale(value), label: label(value) })),
    points: placed,
    limits: apart(
      limits.map(({ id, label: text, value, from, to }) => ({
        id,
        label: shortened(text, place.labelWidth),
        y: scale(value),
        fromX: place.x(from),
        toX: to === undefined ? place.right : place.x(to),
      })),
    ),
    bands: bandsOf(placed, place, (value) => clamp(scale(value)), top),
  };
}

/** From below the lowest to above the highest, and never below nothing. */
function valueSpan(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.12, high * 0.05, 0.01);
  const lacking = Math.max(0, high * LEAST_SPAN - (high - low + 2 * room)) / 2;
  return [Math.max(0, low - room - lacking), high + room + lacking];
}

/** Names of limits do not lie over each other. */
function apart(limits: readonly Omit<PlacedLimit, 'labelY'>[]): PlacedLimit[] {
  let free = -Infinity;
  return limits
    .toSorted((one, other) => one.y - other.y)
    .map((limit) => {
      const labelY = Math.max(limit.y, free);
      free = labelY + LABEL_HEIGHT;
      return { ...limit, labelY };
    });
}

/** Laboratories change their ranges: each holds half-way to the neighbouring values, and where none was printed there is none. */
function bandsOf(points: readonly PlacedPoint[], place: Place, y: (value: number) => number, top: number) {
  return points.flatMap(({ point: { range }, x }, index) => {
    if (range === undefined || (range.low === undefined && range.high === undefined)) return [];
    const before = points[index - 1];
    const after = points[index + 1];
    return [
      {
        fromX: before === undefined ? Math.max(place.left, x - 6) : (before.x + x) / 2,
        toX: after === undefined ? Math.min(place.right, x + 6) : (x + after.x) / 2,
        top: range.high === undefined ? top : y(range.high),
        bottom: range.low === undefined ? top + PANEL_HEIGHT : y(range.low),
      },
    ];
  });
}

function lanesOf(courses: readonly CourseBar[], top: number, place: Place): BloodLane[] {
  const rows = new Map<string, PlacedCourse[]>();
  for (const course of courses) {
    const { drug, from, to, holds } = course;
    const end = to ?? (from > place.today ? from : place.today);
    const [fromX, toX] = [place.x(from), place.x(end)];
    if (toX <= place.left && !place.seen(end)) continue;
    const placed = {
      course,
      fromX,
      toX: Math.max(toX, fromX + 6),
      begins: place.seen(from),
      runs: to === undefined,
      holds: holds.map((hold) => ({ fromX: place.x(hold.from), toX: place.x(hold.to ?? end) })),
    };
    rows.set(drug, [...(rows.get(drug) ?? []), placed]);
  }
  return [...rows].map(([drug, placed], index) => ({
    drug,
    middle: top + index * LANE_HEIGHT + LANE_HEIGHT / 2,
    courses: placed,
  }));
}

function timeSpan(record: BloodRecord, { today, from }: BloodFrame): [number, number] {
  const days = [...record.series.flatMap(({ points }) => points.map(({ on }) => on)), today].map(timeOf);
  const first = days.reduce((one, other) => Math.min(one, other));
  const last = days.reduce((one, other) => Math.max(one, other));
  const start = from === undefined ? first : Math.max(timeOf(from), first);
  const room = Math.max((last - start) * 0.02, 10 * 86_400_000);
  return [from === undefined || start === first ? start - room : start, last + room];
}
