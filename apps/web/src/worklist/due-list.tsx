import type { WorklistItem } from '@interstice/contracts';
import { Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { worklistQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { isPastIn, type DueSort } from './due-order';
import { HeldNotice } from './held-notice';
import { ListFoot } from './list-foot';
import { useOnPage } from './lists-on-page';
import { PrintedHead } from './printed-head';
import { useReadList } from './use-read-list';
import { useRowKeys } from './use-row-keys';
import { WhyPanel } from './why-panel';
import { WorklistTable } from './worklist-table';
import classes from './worklist.module.css';

interface DueListProps {
  readonly name: 'to-schedule' | 'overdue';
  readonly caption: string;
  readonly filter: {
    readonly sort: DueSort;
    readonly test?: readonly string[];
    readonly within?: number;
    readonly overdue?: 'without';
  };
  /** What was asked for, as sentences. */
  readonly inWords: string;
  /** What stands instead of an empty list. */
  readonly empty: ReactNode;
}

const rowOf = (item: WorklistItem) => [item];

/** A list of what is due at the chosen site, page by page, that stays still while it is worked on. */
export function DueList({ name, caption, filter, inWords, empty }: DueListProps) {
  const { site } = useChosenSite();
  const { sort } = filter;
  const isPast = useMemo(() => isPastIn(sort), [sort]);
  const list = useReadList(useInfiniteQuery(worklistQuery(name, { ...filter, site: site.id })), {
    listKey: JSON.stringify([site.id, filter]),
    rowsOf: rowOf,
    isPast,
  });
  useOnPage(list);
  const [asked, setAsked] = useState<WorklistItem>();
  const close = useCallback(() => setAsked(undefined), []);
  const keys = useRowKeys();
  const { held, error } = list;

  if (list.isPending) return <Loading rows={10} what="Reading the list" />;
  if (held.rows.length === 0)
    return error === null ? (
      empty
    ) : (
      <ProblemNotice error={error} title="The list could not be read" retry={list.retry} />
    );
  return (
    <Stack gap="sm">
      <PrintedHead filter={inWords} lists={[list]} />
      {error !== null && (
        <ProblemNotice
          error={error}
          title="The list could not be read anew; what you see may be old"
          retry={list.retry}
        />
      )}
      <HeldNotice lists={[list]} />
      <div
        ref={keys}
        className={list.isOfFormerList ? (classes['former'] ?? '') : ''}
        aria-busy={list.isOfFormerList}
      >
        <WorklistTable caption={caption} rows={held.rows} timeZone={site.timeZone} onWhy={setAsked} />
      </div>
      <ListFoot list={list} shown={held.rows.length} />
      <WhyPanel item={asked} timeZone={site.timeZone} onClose={close} />
    </Stack>
  );
}
