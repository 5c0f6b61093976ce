import type { WorklistItem } from '@interstice/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { worklistQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { formatWeekday, todayAt } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { isPastIn, type DueSort } from './due-order';
import { HeldNotice } from './held-notice';
import { totalInWords } from './list-total';
import { useHeldRows } from './use-held-rows';
import { useRowKeys } from './use-row-keys';
import { WhyPanel } from './why-panel';
import { WorklistTable } from './worklist-table';
import classes from './worklist.module.css';

interface DueListProps {
  readonly name: 'to-schedule' | 'overdue';
  readonly caption: string;
  readonly filter: { readonly sort: DueSort; readonly test?: readonly string[]; readonly within?: number };
  /** What stands instead of an empty list. */
  readonly empty: ReactNode;
}

/** A list of what is due at the chosen site, page by page, that stays still while it is worked on. */
export function DueList({ name, caption, filter, empty }: DueListProps) {
  const { site } = useChosenSite();
  const { sort } = filter;
  const list = useInfiniteQuery(worklistQuery(name, { ...filter, site: site.id }));
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  const isPast = useMemo(() => isPastIn(sort), [sort]);
  const held = useHeldRows(
    {
      listKey: JSON.stringify([site.id, filter]),
      items,
      hasMore: list.hasNextPage,
      isFresh: list.isFetchedAfterMount,
      isOfFormerList: list.isPlaceholderData,
    },
    isPast,
  );
  const [asked, setAsked] = useState<WorklistItem>();
  const close = useCallback(() => setAsked(undefined), []);
  const keys = useRowKeys();
  const total = list.data?.pages.at(-1)?.total;

  if (list.isPending) return <Loading rows={10} what="Reading the list" />;
  if (list.isError && items === undefined)
    return (
      <ProblemNotice
        error={list.error}
        title="The list could not be read"
        retry={() => void list.refetch()}
      />
    );
  if (held.rows.length === 0) return empty;
  return (
    <Stack gap="sm">
      <Text className={classes['printed'] ?? ''} size="sm">
        {site.name}, {formatWeekday(todayAt(site.timeZone))}. {caption}: {held.rows.length} of{' '}
        {total !== undefined && totalInWords(total)}.
      </Text>
      {list.isError && (
        <ProblemNotice
          error={list.error}
          title="The list could not be read anew; what you see may be old"
          retry={() => void list.refetch()}
        />
      )}
      <HeldNotice arrived={held.arrived} left={held.left} onSettle={held.settle} />
      <div
        ref={keys}
        className={list.isPlaceholderData ? (classes['former'] ?? '') : ''}
        aria-busy={list.isPlaceholderData}
      >
        <WorklistTable caption={caption} rows={held.rows} timeZone={site.timeZone} onWhy={setAsked} />
      </div>
      <Group justify="space-between" className="no-print">
        <Text size="sm" className="muted" role="status">
          {held.rows.length} of {total !== undefined && totalInWords(total)} shown
        </Text>
        {list.hasNextPage && (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </Group>
      <WhyPanel item={asked} timeZone={site.timeZone} onClose={close} />
    </Stack>
  );
}
