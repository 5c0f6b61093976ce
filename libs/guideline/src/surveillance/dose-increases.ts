import type { Treatment, TreatmentChange } from '@interstice/clinical';

/** Units of mass that can be told apart by a factor; all others compare only with themselves. */
const MILLIGRAMS: Readonly<Record<string, number>> = { mg: 1, g: 1000 };

/**
 * The changes of a course that increase its dose.
 *
 * A hold is not a stop and resuming is not an increase, unless it names a greater dose than the one before. A later dose
 * that cannot be compared with an earlier one (none is on record, another unit, the times a day are known of one only)
 * counts as an increase: the stricter schedule holds while it is not known.
 *
 * @param treatment - a course, its changes in any order
 * @returns the increases, oldest first
 * @source interstice-choices, B-20
 * @example doseIncreases(course).map(({ on }) => on) //=> ['2026-04-14']
 */
export function doseIncreases({ startedOn, changes }: Treatment): TreatmentChange[] {
  const increases: TreatmentChange[] = [];
  let before: TreatmentChange | null = null;
  const dosed = changes.filter(({ kind, doseAmount }) => kind !== 'hold' && doseAmount !== undefined);
  for (const change of [...dosed].sort(byDay)) {
    const isFirstDose = startedOn !== undefined && change.on <= startedOn;
    if (!isFirstDose && isIncrease(before, change)) increases.push(change);
    before = change;
  }
  return increases;
}

function isIncrease(before: TreatmentChange | null, change: TreatmentChange): boolean {
  const compared = before && difference(before, change);
  return compared === null ? change.kind === 'dose' : compared > 0;
}

/** How much more is taken a day; null where that cannot be told. */
function difference(before: TreatmentChange, change: TreatmentChange): number | null {
  if ((before.timesPerDay === undefined) !== (change.timesPerDay === undefined)) return null;
  const [one, other] = [before.doseUnit ?? '', change.doseUnit ?? ''];
  const comparable = one === other || (one in MILLIGRAMS && other in MILLIGRAMS);
  return comparable ? aDay(change) - aDay(before) : null;
}

function aDay({ doseAmount = 0, doseUnit = '', timesPerDay = 1 }: TreatmentChange): number {
  return Math.round(doseAmount * timesPerDay * (MILLIGRAMS[doseUnit] ?? 1) * 1000);
}

function byDay(first: TreatmentChange, second: TreatmentChange): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1;
  return first.lineageId < second.lineageId ? -1 : 1;
}
