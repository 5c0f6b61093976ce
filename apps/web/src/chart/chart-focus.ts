/** Something of the chart that can be pointed at or reached by key. */
export interface Focusable {
  readonly id: string;
  /** Things of one lane follow each other by the left and right arrows, lanes by up and down. */
  readonly lane: string;
  readonly x: number;
  readonly y: number;
}

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };

/**
 * Where an arrow, Home or End leads.
 *
 * @param items - of each lane from left to right, lanes from top to bottom
 * @param activeId - where one is; the last item of the first lane when nowhere yet
 * @returns the id to go to; undefined for any other key, or where there is nothing
 */
export function moveFocus(
  items: readonly Focusable[],
  activeId: string | undefined,
  key: string,
): string | undefined {
  const isHorizontal = key === 'ArrowLeft' || key === 'ArrowRight' || key === 'Home' || key === 'End';
  if (!isHorizontal && key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const lanes = [...new Set(items.map(({ lane }) => lane))];
  const active = items.find(({ id }) => id === activeId);
  if (active === undefined) return items.findLast(({ lane }) => lane === lanes[0])?.id;
  if (isHorizontal) {
    const row = items.filter(({ lane }) => lane === active.lane);
    if (key === 'Home') return row[0]?.id;
    if (key === 'End') return row.at(-1)?.id;
    return (row[row.indexOf(active) + (STEP[key] ?? 0)] ?? active).id;
  }
  const lane = lanes[lanes.indexOf(active.lane) + (STEP[key] ?? 0)];
  if (lane === undefined) return active.id;
  return nearest(
    items.filter((item) => item.lane === lane),
    active.x,
  )?.id;
}

/** What is nearest to the pointer; sideways counts more, so that one can follow the dates. */
export function nearest<Item extends Focusable>(
  items: readonly Item[],
  x: number,
  y?: number,
): Item | undefined {
  let best: Item | undefined;
  let least = Infinity;
  for (const item of items) {
    const distance = Math.abs(item.x - x) + (y === undefined ? 0 : Math.abs(item.y - y) / 2);
    if (distance < least) [best, least] = [item, distance];
  }
  return best;
}
