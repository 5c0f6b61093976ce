import type { BloodPoint, BloodRecord } from './blood-record';

export type BloodCell = BloodPoint;

export interface BloodRow {
  readonly lineageId: string;
  readonly on: string;
  readonly isInsufficient: boolean;
  /** By analyte. */
  readonly cells: ReadonlyMap<string, BloodCell>;
}

/** One row for each draw, the latest first; draws of one day stand apart. */
export function rowsOf({ series, insufficient }: BloodRecord): readonly BloodRow[] {
  const rows = new Map<string, BloodRow & { readonly cells: Map<string, BloodCell> }>();
  for (const { lineageId, on } of insufficient) {
    rows.set(lineageId, { lineageId, on, isInsufficient: true, cells: new Map() });
  }
  for (const { analyte, points } of series) {
    for (const point of points) {
      const { lineageId, on } = point;
      const row = rows.get(lineageId) ?? { lineageId, on, isInsufficient: false, cells: new Map() };
      row.cells.set(analyte, point);
      rows.set(lineageId, row);
    }
  }
  return [...rows.values()].toSorted((one, other) => other.on.localeCompare(one.on));
}
