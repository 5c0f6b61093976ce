import type { InboxAlert } from '@interstice/contracts';
import { Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { HeldNotice } from '../worklist/held-notice';
import { useRowKeys } from '../worklist/use-row-keys';
import type { ReadAlerts } from './use-alert-list';

interface InboxListsProps {
  readonly lists: readonly ReadAlerts[];
  readonly onAcknowledge?: ((alert: InboxAlert) => void) | undefined;
  readonly children: ReactNode;
}

/** Lists under several headings as one: the keys go through all of them, and what is new in any is told once. */
export function InboxLists({ lists, onAcknowledge, children }: InboxListsProps) {
  const keys = useRowKeys();
  useHotkeys([['a', () => acknowledgeFocused(lists, onAcknowledge), { preventDefault: false }]]);
  const sum = (of: (list: ReadAlerts) => number) => lists.reduce((all, list) => all + of(list), 0);
  return (
    <Stack gap="lg" ref={keys}>
      <HeldNotice
        arrived={sum(({ held }) => held.arrived)}
        left={sum(({ held }) => held.left)}
        onSettle={() => lists.forEach(({ held }) => held.settle())}
      />
      {children}
    </Stack>
  );
}

function acknowledgeFocused(lists: readonly ReadAlerts[], onAcknowledge: InboxListsProps['onAcknowledge']) {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  if (!row?.querySelector('[data-row-acknowledge]')) return;
  const { row: id } = row.dataset;
  const alert = lists.flatMap(({ held }) => held.rows).find(({ item }) => item.id === id)?.item;
  if (alert !== undefined) onAcknowledge?.(alert);
}
