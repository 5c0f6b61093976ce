import { useHotkeys } from '@mantine/hooks';
import { useCallback, useRef, type RefCallback } from 'react';
import { keepRow, returnToRow } from '../ui/kept-row';

const WRITES = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

/**
 * The keys of lists: j and k go from row to row, w asks why a row is there. A row carries `data-row`, its link
 * `data-row-link`, which has the focus and so opens with Enter, and its button `data-row-why`. Whoever follows a link of a
 * row comes back to it.
 *
 * @returns goes on what holds the rows
 * @example <div ref={useRowKeys()}>…</div>
 */
export function useRowKeys(): RefCallback<HTMLDivElement> {
  const container = useRef<HTMLDivElement>(null);
  const last = useRef('');
  const rows = () => [...(container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const current = (among: readonly HTMLElement[]) => {
    const focused = among.findIndex((row) => row.contains(document.activeElement));
    return focused >= 0 ? focused : among.findIndex((row) => row.dataset['row'] === last.current);
  };
  const move = (step: 1 | -1, event: KeyboardEvent) => {
    if (isElsewhere(event.target)) return;
    const all = rows();
    const row = all[Math.min(Math.max(current(all) + step, 0), all.length - 1)];
    last.current = row?.dataset['row'] ?? '';
    row?.querySelector<HTMLElement>('[data-row-link]')?.focus();
  };
  const askWhy = (event: KeyboardEvent) => {
    if (isElsewhere(event.target)) return;
    const all = rows();
    const row = all[Math.max(current(all), 0)];
    // From its link the focus comes back to the row when the answer is closed.
    row?.querySelector<HTMLElement>('[data-row-link]')?.focus();
    row?.querySelector<HTMLElement>('[data-row-why]')?.click();
  };
  // What is typed elsewhere must arrive there.
  const passing = { preventDefault: false };
  useHotkeys(
    [
      ['j', (event) => move(1, event), passing],
      ['k', (event) => move(-1, event), passing],
      ['w', askWhy, passing],
    ],
    [],
  );
  return useCallback((list: HTMLDivElement | null) => {
    if (list === null) return;
    container.current = list;
    const keep = ({ target }: MouseEvent) => keepRow(list, target);
    list.addEventListener('click', keep, { capture: true });
    const stop = returnToRow(list);
    return () => {
      stop();
      list.removeEventListener('click', keep, { capture: true });
      container.current = null;
    };
  }, []);
}

/** Somebody is writing, or a dialog is open. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && (target.matches(WRITES) || target.closest('[role=dialog]') !== null);
}
