import { DRUGS } from '@interstice/clinical';
import type { Shape, Tone } from '../ui/tone';
import type { TrajectoryRecord } from './trajectory-layout';

export interface LaneMark {
  readonly id: string;
  readonly x: number;
  readonly shape: Shape;
  readonly tone: Tone;
}

export interface LaneBar {
  readonly id: string;
  readonly fromX: number;
  readonly toX: number;
  /** Planned, not yet begun. */
  readonly planned: boolean;
  /** No end is recorded. */
  readonly runs: boolean;
  /** Doses changed, held and resumed. */
  readonly changes: readonly { readonly x: number; readonly kind: 'dose' | 'hold' | 'resume' }[];
}

export interface Lane {
  readonly name: 'hrct' | 'symptoms' | 'alerts' | 'decisions' | 'treatment';
  readonly label: string;
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
  readonly marks: readonly LaneMark[];
  readonly bars: readonly LaneBar[];
}

interface LanePlace {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly placeDay: (day: string) => number;
  readonly seen: (day: string) => boolean;
  readonly today: string;
}

type Looks = Readonly<Record<string, { readonly shape: Shape; readonly tone: Tone }>>;

const LANE_HEIGHT = 22;
/** Of a label, with room to spare: which letters a computer has is not known. */
export const LETTER_WIDTH = 7;
export const LANE_GAP = 12;
const FIBROSIS: Looks = {
  increased: { shape: 'triangle', tone: 'critical' },
  stable: { shape: 'circle', tone: 'quiet' },
  improved: { shape: 'tick', tone: 'good' },
};
const SYMPTOMS: Looks = {
  worse: { shape: 'triangle', tone: 'critical' },
  stable: { shape: 'circle', tone: 'quiet' },
  improved: { shape: 'tick', tone: 'good' },
};
const SEVERITY: Looks = {
  critical: { shape: 'octagon', tone: 'critical' },
  warning: { shape: 'triangle', tone: 'warning' },
  info: { shape: 'circle', tone: 'info' },
};
const UNKNOWN = { shape: 'ring', tone: 'quiet' } as const;

/** The name of a lane as far as there is room for it, left of where the lanes begin. */
export function shortened(label: string, left: number): string {
  const most = Math.floor((left - LANE_GAP) / LETTER_WIDTH);
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

/** How much room the names of the drugs want. */
export function widthOfDrugNames({ treatments }: Pick<TrajectoryRecord, 'treatments'>): number {
  const standing = treatments.filter(({ withdrawn }) => withdrawn === undefined);
  return Math.max(0, ...standing.map(({ fact }) => drugTitle(fact.drug).length)) * LETTER_WIDTH + LANE_GAP;
}

/** Rows under the tests: scans, symptoms, alerts, decisions, and one for each drug. Empty ones are left out. */
export function layOutLanes(record: TrajectoryRecord, place: LanePlace): Lane[] {
  const { placeDay, seen } = place;
  const standing = <Item extends { readonly on: string; readonly withdrawn?: unknown }>(
    items: readonly Item[],
  ) =>
    items
      .filter(({ on, withdrawn }) => withdrawn === undefined && seen(on))
      .toSorted((one, other) => one.on.localeCompare(other.on));
  const rows: Omit<Lane, 'top' | 'middle' | 'bottom'>[] = [
    {
      name: 'hrct',
      label: 'HRCT',
      bars: [],
      marks: standing(record.hrcts).map(({ lineageId, on, fact }) => ({
        id: lineageId,
        x: placeDay(on),
        ...(FIBROSIS[fact.fibrosisChange ?? ''] ?? UNKNOWN),
      })),
    },
    {
      name: 'symptoms',
      label: 'Symptoms',
      bars: [],
      marks: standing(record.symptoms).map(({ lineageId, on, fact }) => ({
        id: lineageId,
        x: placeDay(on),
        ...(SYMPTOMS[fact.change] ?? UNKNOWN),
      })),
    },
    {
      name: 'alerts',
      label: 'Alerts',
      bars: [],
      marks: standing(record.alerts).map(({ alert, on }) => ({
        id: alert.id,
        x: placeDay(on),
        ...(SEVERITY[alert.severity] ?? UNKNOWN),
      })),
    },
    {
      name: 'decisions',
      label: 'Decisions',
      bars: [],
      marks: standing(record.decisions).map(({ lineageId, on }) => ({
        id: lineageId,
        x: placeDay(on),
        shape: 'diamond',
        tone: 'info',
      })),
    },
    ...treatmentRows(record.treatments, place),
  ];
  return rows
    .filter(({ marks, bars }) => marks.length > 0 || bars.length > 0)
    .map((row, index) => {
      const top = place.top + index * LANE_HEIGHT;
      return { ...row, top, middle: top + LANE_HEIGHT / 2, bottom: top + LANE_HEIGHT };
    });
}

function treatmentRows(
  treatments: TrajectoryRecord['treatments'],
  { left, right, placeDay, today }: LanePlace,
): Omit<Lane, 'top' | 'middle' | 'bottom'>[] {
  const rows = new Map<string, LaneBar[]>();
  const courses = treatments
    .filter(({ withdrawn }) => withdrawn === undefined)
    .toSorted((one, other) => one.on.localeCompare(other.on));
  for (const { lineageId, fact, changes } of courses) {
    const { drug, startedOn, plannedStartOn, stoppedOn } = fact;
    const start = startedOn ?? plannedStartOn;
    if (start === undefined) continue;
    const fromX = placeDay(start);
    const end = stoppedOn ?? (start > today ? start : today);
    const toX = Math.min(right, placeDay(end));
    if (toX < left) continue;
    const bar = {
      id: lineageId,
      fromX: Math.max(left, fromX),
      toX: Math.max(toX, Math.max(left, fromX) + 6),
      planned: startedOn === undefined,
      runs: stoppedOn === undefined && startedOn !== undefined,
      changes: changes
        .filter(
          ({ withdrawn, on }) => withdrawn === undefined && placeDay(on) >= left && placeDay(on) <= right,
        )
        .map(({ on, fact: { kind } }) => ({ x: placeDay(on), kind })),
    };
    rows.set(drug, [...(rows.get(drug) ?? []), bar]);
  }
  return [...rows].map(([drug, bars]) => ({ name: 'treatment', label: drugTitle(drug), marks: [], bars }));
}

function drugTitle(code: string): string {
  const { title } = DRUGS[code as keyof typeof DRUGS];
  return title.charAt(0).toUpperCase() + title.slice(1);
}
