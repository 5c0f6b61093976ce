/** The row from which somebody left a list, for when they come back. In memory only, and ids only. */
interface KeptRow {
  readonly href: string;
  /** How the page of the list is called. */
  readonly title: string;
  readonly row: string;
  /** Which link of the row was followed. */
  readonly link: string;
  /** How far below the upper edge of the window the row stood. */
  readonly top: number;
  /** The rows after it, then those before it, the nearest first: should it be gone, the next one takes its place. */
  readonly neighbours: readonly string[];
}

const LONGEST_WAIT_MS = 10_000;
const USE = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

let kept: KeptRow | undefined;

const here = () => window.location.pathname + window.location.search;
const rowsIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-row]')];
const idOf = (row: HTMLElement) => row.dataset['row'] ?? '';

/** The list from which somebody came last. */
export function listLeft(): Pick<KeptRow, 'href' | 'title'> | undefined {
  return kept;
}

/** Remembers from which row a link was followed. */
export function keepRow(list: HTMLElement, target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest('a') : null;
  const row = link?.closest<HTMLElement>('[data-row]');
  if (!link || !row) return;
  const rows = rowsIn(list);
  const at = rows.indexOf(row);
  kept = {
    href: here(),
    title: document.querySelector('h1')?.textContent ?? '',
    row: idOf(row),
    link: link.getAttribute('href') ?? '',
    top: row.getBoundingClientRect().top,
    neighbours: [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0)).reverse()].map(idOf),
  };
}

/**
 * Leads back to the row from which somebody left this list, with the focus and where it stood on the screen, as soon as it
 * is there; ends with the first thing they do.
 *
 * @returns ends it
 */
export function returnToRow(list: HTMLElement): () => void {
  const wanted = kept;
  if (wanted === undefined) return () => undefined;
  if (wanted.href !== here()) {
    kept = undefined;
    return () => undefined;
  }
  const lead = () => {
    if (!isFocusFree()) return;
    const rows = new Map(rowsIn(list).map((row) => [idOf(row), row]));
    const id = [wanted.row, ...wanted.neighbours].find((one) => rows.has(one));
    const row = rows.get(id ?? '');
    if (row === undefined) return;
    const links = [...row.querySelectorAll<HTMLElement>('a')];
    const link = links.find((one) => one.getAttribute('href') === wanted.link);
    (link ?? row.querySelector<HTMLElement>('[data-row-link]'))?.focus({ preventScroll: true });
    window.scrollBy({ top: row.getBoundingClientRect().top - wanted.top, behavior: 'instant' });
  };
  // After the page has taken the focus to its heading and the router has scrolled.
  const frame = requestAnimationFrame(lead);
  const observer = new MutationObserver(lead);
  observer.observe(list, { childList: true, subtree: true });
  const stop = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    observer.disconnect();
    for (const kind of USE) window.removeEventListener(kind, stop);
  };
  const timer = setTimeout(stop, LONGEST_WAIT_MS);
  for (const kind of USE) window.addEventListener(kind, stop, { passive: true });
  return stop;
}

/** Nobody has gone anywhere yet: it is nowhere, or where a new page puts it. */
function isFocusFree(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches('h1, main');
}
