import type { InboxAlert } from '@interstice/contracts';
import { Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { HeldNotice } from '../worklist/held-notice';
import { useOnPage } from '../worklist/lists-on-page';
import { PrintedHead } from '../worklist/printed-head';
import { useRowKeys } from '../worklist/use-row-keys';
import type { ReadAlerts } from './use-alert-list';

interface InboxListsProps {
  readonly lists: readonly ReadAlerts[];
  /** What was asked for, as sentences. */
  readonly inWords: string;
  readonly onAcknowledge?: ((alert: InboxAlert) => void) | undefined;
  readonly children: ReactNode;
}

/** Lists under several headings as one: the keys go through all of them, and what is new in any is told once. */
export function InboxLists({ lists, inWords, onAcknowledge, children }: InboxListsProps) {
  const keys = useRowKeys();
  useHotkeys([['a', () => acknowledgeFocused(lists, onAcknowledge), { preventDefault: false }]]);
  return (
    <Stack gap="lg" ref={keys}>
      {lists.map((list, index) => (
        <OnPage key={index} list={list} />
      ))}
      <PrintedHead filter={inWords} lists={lists} units={['alert', 'alerts']} />
      <HeldNotice lists={lists} />
      {children}
    </Stack>
  );
}

/** How many lists there are changes with the filter; each is told to the page from a place of its own. */
function OnPage({ list }: { readonly list: ReadAlerts }) {
  useOnPage(list);
  return null;
}

function acknowledgeFocused(lists: readonly ReadAlerts[], onAcknowledge: InboxListsProps['onAcknowledge']) {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  if (!row?.querySelector('[data-row-acknowledge]')) return;
  const { row: id } = row.dataset;
  const alert = lists.flatMap(({ held }) => held.rows).find(({ item }) => item.id === id)?.item;
  if (alert !== undefined) onAcknowledge?.(alert);
}
