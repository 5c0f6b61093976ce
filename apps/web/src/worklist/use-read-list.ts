import type { ListTotal } from '@interstice/contracts';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useHeldRows, type HeldRows } from './use-held-rows';

interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly total: ListTotal;
}

interface Reading<Item, Row> {
  /** Which list with which filter this is. */
  readonly listKey: string;
  /** The rows of one item; the same function each time. */
  readonly rowsOf: (item: Item) => readonly Row[];
  /** Whether a row stands after another in the order of the list. */
  readonly isPast: (row: Row, end: Row) => boolean;
}

/** A list with all that its table, its foot and its print need. */
export interface ReadList<Row> {
  readonly held: HeldRows<Row>;
  /** Undefined until the first page is there. */
  readonly total: ListTotal | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Of the filter before, until the new one is read. */
  readonly isOfFormerList: boolean;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
  readonly readAll: (options: ReadAllOptions) => Promise<void>;
  readonly retry: () => void;
}

interface ReadAllOptions {
  /** Asked before each page. */
  readonly isStopped: () => boolean;
  /** Told before each page how many of the total are read. */
  readonly onRead: (items: number) => void;
}

/** Reads a list page by page and keeps its rows in their places while live updates come. */
export function useReadList<Item, Row extends { readonly id: string }, Page extends ListPage<Item>>(
  list: UseInfiniteQueryResult<InfiniteData<Page>> & { readonly data?: InfiniteData<Page> | undefined },
  { listKey, rowsOf, isPast }: Reading<Item, Row>,
): ReadList<Row> {
  const rows = useMemo(
    () => list.data?.pages.flatMap(({ items }) => items.flatMap(rowsOf)),
    [list.data, rowsOf],
  );
  const held = useHeldRows(
    {
      listKey,
      items: rows,
      hasMore: list.hasNextPage,
      isFresh: list.isFetchedAfterMount,
      isOfFormerList: list.isPlaceholderData,
    },
    isPast,
  );
  const readAll = async ({ isStopped, onRead }: ReadAllOptions) => {
    let { data } = list;
    let hasNextPage = list.hasNextPage || list.isPending;
    while (hasNextPage && !isStopped()) {
      onRead(data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0);
      const next = await list.fetchNextPage();
      if (next.error !== null) throw next.error;
      ({ hasNextPage, data } = next);
    }
  };
  return {
    held,
    total: list.data?.pages.at(-1)?.total,
    isPending: list.isPending,
    error: list.error,
    isOfFormerList: list.isPlaceholderData,
    hasMore: list.hasNextPage,
    isReadingMore: list.isFetchingNextPage,
    readMore: () => void list.fetchNextPage(),
    readAll,
    retry: () => void list.refetch(),
  };
}
