export interface HeldRow<Item> {
  readonly item: Item;
  /** It stands on the list no more; kept in its place until whoever reads is ready for it. */
  readonly hasLeft: boolean;
}

export interface Held<Item> {
  readonly rows: readonly HeldRow<Item>[];
  /** New rows that belong between those shown. */
  readonly arrived: number;
  readonly left: number;
}

interface Fresh<Item> {
  readonly items: readonly Item[];
  /** Whether the list goes on after these. */
  readonly hasMore: boolean;
}

/**
 * What is shown when a list was read anew: every row keeps its place, so that nothing moves under a hand. What left is
 * marked, what is new in between is counted, what follows the last row is added.
 *
 * @param isPast - whether the first item stands after the second in the order of the list
 */
export function holdRows<Item extends { readonly id: string }>(
  shown: readonly HeldRow<Item>[],
  { items, hasMore }: Fresh<Item>,
  isPast: (item: Item, end: Item) => boolean,
): Held<Item> {
  const fresh = new Map(items.map((item) => [item.id, item]));
  const known = new Set(shown.map(({ item }) => item.id));
  const end = items.at(-1);
  const kept = shown.map(({ item }): HeldRow<Item> => {
    const now = fresh.get(item.id);
    if (now !== undefined) return { item: now, hasLeft: false };
    // Pushed off the pages that were read is not gone.
    const isFurtherDown = hasMore && end !== undefined && isPast(item, end);
    return { item, hasLeft: !isFurtherDown };
  });
  const lastKnown = items.findLastIndex(({ id }) => known.has(id));
  const isNew = ({ id }: Item) => !known.has(id);
  const following = items.slice(lastKnown + 1).filter(isNew);
  return {
    rows: [...kept, ...following.map((item) => ({ item, hasLeft: false }))],
    arrived: items.slice(0, lastKnown + 1).filter(isNew).length,
    left: kept.filter(({ hasLeft }) => hasLeft).length,
  };
}

/** The list as it is, nothing held. */
export function settledRows<Item>(items: readonly Item[]): Held<Item> {
  return { rows: items.map((item) => ({ item, hasLeft: false })), arrived: 0, left: 0 };
}

type Changes = Pick<Held<unknown>, 'arrived' | 'left'>;

/** What has changed in several lists that are shown together. */
export function changesOf(lists: readonly { readonly held: Changes }[]): Changes {
  return {
    arrived: lists.reduce((sum, { held }) => sum + held.arrived, 0),
    left: lists.reduce((sum, { held }) => sum + held.left, 0),
  };
}

/** @example changesInWords({ arrived: 2, left: 1 }) //=> '2 rows are new, 1 row is gone' */
export function changesInWords({ arrived, left }: Changes): string {
  return [arrived > 0 ? `${rowsAre(arrived)} new` : '', left > 0 ? `${rowsAre(left)} gone` : '']
    .filter((part) => part !== '')
    .join(', ');
}

function rowsAre(count: number): string {
  return count === 1 ? '1 row is' : `${count} rows are`;
}
