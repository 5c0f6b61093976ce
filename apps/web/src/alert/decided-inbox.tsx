import { Text } from '@mantine/core';
import type { AlertFilter } from '../api/alerts';
import { EmptyState } from '../ui/empty-state';
import type { AlertSort } from './alert-order';
import { InboxLists } from './inbox-lists';
import { InboxSection } from './inbox-section';
import { useAlertList } from './use-alert-list';
import { useNames } from './use-names';

const TITLES: Readonly<Record<string, string>> = {
  acted: 'Acted on',
  dismissed: 'Dismissed',
  withdrawn: 'Withdrawn',
};

interface DecidedInboxProps {
  readonly filter: AlertFilter & { readonly sort: AlertSort };
  /** What was asked for, as sentences. */
  readonly inWords: string;
}

/** What was decided, the latest opened first; open one to see by whom and why, or to take it back. */
export function DecidedInbox({ filter, inWords }: DecidedInboxProps) {
  const list = useAlertList(filter);
  const nameOf = useNames();
  const title = TITLES[filter.status ?? ''] ?? 'Decided';
  if (!list.isPending && list.error === null && list.held.rows.length === 0)
    return (
      <EmptyState title="None yet">
        {filter.status === 'withdrawn'
          ? 'No alert lost what it rested on before somebody decided it.'
          : 'No alert with what is chosen above has been decided so.'}
      </EmptyState>
    );
  return (
    <InboxLists lists={[list]} inWords={inWords}>
      {filter.status === 'withdrawn' && (
        <Text size="sm" className="muted">
          The record does not support these any more; there is nothing to decide.
        </Text>
      )}
      <InboxSection title={title} list={list} rows={list.held.rows} empty="" nameOf={nameOf} />
    </InboxLists>
  );
}
