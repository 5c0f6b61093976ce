import { itemInWords } from '../timeline/item-words';
import { formatDay } from '../ui/day';
import type { Baseline } from './baseline';
import type { Panel, Trajectory, TrajectoryRecord } from './trajectory-layout';

/** The chart in a few sentences, for whoever does not see it. */
export function chartInWords({ panels, notDone }: Trajectory, record: TrajectoryRecord): string {
  const treatments = record.treatments
    .filter(({ withdrawn }) => withdrawn === undefined)
    .map((item) => itemInWords(item).title);
  return [
    ...panels.map(panelInWords),
    baselineInWords(record.baseline),
    notDone.length === 0 ? '' : `${notDone.length} tests could not be done.`,
    treatments.length === 0 ? '' : `Treatments: ${treatments.join('; ')}.`,
    `${record.hrcts.length} HRCTs, ${record.symptoms.length} symptom reports, ${record.alerts.length} alerts.`,
    'Everything is in the table below.',
  ]
    .filter(Boolean)
    .join(' ');
}

function panelInWords({ name, unit, points }: Panel): string {
  const [first, last] = [points[0]?.point, points.at(-1)?.point];
  const shown = (value: number) => `${unit === 'litres' ? value.toFixed(2) : value.toFixed(1)} ${unit}`;
  if (first === undefined || last === undefined) return '';
  if (points.length === 1) return `${name}: one test, ${shown(first.value)} on ${formatDay(first.on)}.`;
  return (
    `${name}: ${points.length} tests, from ${shown(first.value)} on ${formatDay(first.on)} ` +
    `to ${shown(last.value)} on ${formatDay(last.on)}.`
  );
}

/** @example baselineInWords({ on: '2024-09-26', decided: true }) //=> 'Baseline: the test of 26 Sep 2024, set by a decision.' */
export function baselineInWords(baseline: Baseline | null): string {
  if (baseline === null) return '';
  const why = baseline.decided
    ? 'set by a decision'
    : 'the first that can be compared; no decision has set another';
  return `Baseline: the test of ${formatDay(baseline.on)}, ${why}.`;
}
