import { useState } from 'react';
import { holdRows, settledRows, type Held } from './held-rows';

interface ListReading<Item> {
  /** Which list with which filter this is. */
  readonly listKey: string;
  readonly items: readonly Item[] | undefined;
  readonly hasMore: boolean;
  /** Read since the page was opened; what is shown from memory may be replaced at once. */
  readonly isFresh: boolean;
  /** Of the filter before, until the new one is read. */
  readonly isOfFormerList: boolean;
}

export interface HeldRows<Item> extends Held<Item> {
  /** Shows the list as it is now. */
  readonly settle: () => void;
  /** Shows it at once when it is read next: what changes then is the reader's own doing. */
  readonly release: () => void;
}

/** Rows that keep their places while live updates come. */
export function useHeldRows<Item extends { readonly id: string }>(
  reading: ListReading<Item>,
  isPast: (item: Item, end: Item) => boolean,
): HeldRows<Item> {
  const { listKey, items, hasMore, isFresh, isOfFormerList } = reading;
  const [state, setState] = useState(() => ({
    listKey,
    items,
    isFresh,
    held: settledRows(items ?? []),
  }));
  const isRead = items !== undefined && !isOfFormerList;
  let { held } = state;
  if (isRead && (state.items !== items || state.listKey !== listKey)) {
    const holds = state.listKey === listKey && state.isFresh;
    held = holds ? holdRows(state.held.rows, { items, hasMore }, isPast) : settledRows(items);
    setState({ listKey, items, isFresh, held });
  }
  const settle = () => setState({ listKey, items, isFresh, held: settledRows(items ?? []) });
  const release = () => setState((before) => ({ ...before, isFresh: false }));
  return { ...held, settle, release };
}
