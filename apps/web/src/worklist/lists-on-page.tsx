import { createContext, use, useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import type { ReadList } from './use-read-list';

type Printable = Pick<ReadList<unknown>, 'total' | 'readAll' | 'held'>;
type Lists = RefObject<Map<string, Printable>>;

const OnPage = createContext<Lists | null>(null);

/** Knows the lists below it, so that a button of the page can print all of them whole. */
export function ListsOnPage({ children }: { readonly children: ReactNode }) {
  const lists = useRef(new Map<string, Printable>());
  return <OnPage value={lists}>{children}</OnPage>;
}

export function useListsOnPage(): Lists {
  const lists = use(OnPage);
  if (lists === null) throw new Error('A list that is to be printed stands outside of ListsOnPage.');
  return lists;
}

/** Counts a list among those of the page for as long as it is shown. */
export function useOnPage(list: Printable): void {
  const lists = useListsOnPage();
  const id = useId();
  useEffect(() => {
    const { current } = lists;
    current.set(id, list);
    return () => void current.delete(id);
  });
}
