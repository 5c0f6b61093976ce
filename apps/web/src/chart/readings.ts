import { itemInWords } from '../timeline/item-words';
import { changeOfTreatmentInWords } from '../timeline/value-words';
import { formatDay, formatInstant } from '../ui/day';
import type { Focusable } from './chart-focus';
import type { Trajectory, TrajectoryRecord } from './trajectory-layout';

/** What is said of the thing that one points at. */
export interface Reading {
  readonly on: string;
  readonly what: string;
  readonly title: string;
  readonly details: readonly string[];
}

type Recorded = TrajectoryRecord['tests' | 'hrcts' | 'symptoms' | 'treatments' | 'decisions'][number];

/** Everything that can be reached, row by row from the top, each from left to right. */
export function focusablesOf({ panels, notDone, lanes }: Trajectory): Focusable[] {
  const tests = new Map<string, Focusable>();
  for (const { x, y, item } of notDone)
    tests.set(item.lineageId, { id: item.lineageId, lane: 'tests', x, y });
  for (const { points } of panels.toReversed()) {
    for (const { x, y, point } of points) {
      tests.set(point.item.lineageId, { id: point.item.lineageId, lane: 'tests', x, y });
    }
  }
  const rows = lanes.map(({ label, middle, marks, bars }) => [
    ...marks.map(({ id, x }) => ({ id, lane: label, x, y: middle })),
    ...bars.map(({ id, fromX, toX }) => ({ id, lane: label, x: (fromX + toX) / 2, y: middle })),
  ]);
  return [[...tests.values()], ...rows].flatMap((row) => row.toSorted((one, other) => one.x - other.x));
}

/** The words for whatever has an id; looked up, since a record may have hundreds of tests. */
export function readingsOf(record: TrajectoryRecord, timeZone: string): ReadonlyMap<string, () => Reading> {
  const readings = new Map<string, () => Reading>();
  const add = (what: string, items: readonly Recorded[]) => {
    for (const item of items) readings.set(item.lineageId, () => readingOf(what, item, timeZone));
  };
  add('PFT', record.tests);
  add('HRCT', record.hrcts);
  add('Symptoms', record.symptoms);
  add('Treatment', record.treatments);
  add('Decision', record.decisions);
  for (const { alert, on } of record.alerts) {
    const certainty = alert.certainty === 'not-applicable' ? [] : [alert.certainty];
    readings.set(alert.id, () => ({
      on,
      what: 'Alert',
      title: alert.headline,
      details: [alert.severity, ...certainty, alert.status],
    }));
  }
  return readings;
}

function readingOf(what: string, item: Recorded, timeZone: string): Reading {
  const { title, details } = itemInWords(item);
  const changes = item.kind === 'treatment' ? item.changes : [];
  const excluded = item.kind === 'pft' ? item.fact.excluded : undefined;
  const last = item.versions.at(-1);
  const corrections = item.versions.length - 1;
  return {
    on: item.on,
    what,
    title,
    details: [
      ...(excluded === undefined
        ? []
        : [`kept out of judging since ${formatDay(excluded.on)}: ${excluded.reason}`]),
      ...details,
      ...changes
        .filter(({ withdrawn }) => withdrawn === undefined)
        .map(({ on, fact }) => `${formatDay(on)}: ${changeOfTreatmentInWords(fact)}`),
      ...(corrections > 0 ? [corrections === 1 ? 'corrected once' : `corrected ${corrections} times`] : []),
      ...(last === undefined ? [] : [recordedInWords(last, timeZone)]),
    ],
  };
}

function recordedInWords(
  { recordedAt, recordedBy, source }: Recorded['versions'][number],
  timeZone: string,
): string {
  const by = recordedBy === undefined ? '' : ` by ${recordedBy}`;
  const how = source === 'import' ? ', imported' : '';
  return `recorded ${formatInstant(recordedAt, timeZone)}${by}${how}`;
}
