import type { WorklistItem } from '@interstice/contracts';
import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { worklistQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { settledRows } from '../worklist/held-rows';
import { WhyPanel } from '../worklist/why-panel';
import { WorklistTable } from '../worklist/worklist-table';

const SHOWN = 6;

interface FirstDueProps {
  readonly name: 'to-schedule' | 'overdue';
  readonly title: string;
  readonly sort: 'closes-on' | 'longest-overdue';
  readonly within?: number;
  readonly overdue?: 'without';
  readonly limit?: number;
  readonly empty: string;
}

/** The first rows of a list, each with its reasons. */
export function FirstDue({ name, title, sort, within, overdue, limit = SHOWN, empty }: FirstDueProps) {
  const { site } = useChosenSite();
  const list = useInfiniteQuery(worklistQuery(name, { site: site.id, sort, within, overdue, limit }));
  const rows = useMemo(
    () => settledRows(list.data?.pages.flatMap(({ items }) => items) ?? []).rows,
    [list.data],
  );
  const [asked, setAsked] = useState<WorklistItem>();
  const close = useCallback(() => setAsked(undefined), []);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      {list.isPending && <Loading rows={limit} what="Reading the list" />}
      {list.isError && (
        <ProblemNotice
          error={list.error}
          title="The list could not be read"
          retry={() => void list.refetch()}
        />
      )}
      {list.data && rows.length === 0 && <Text size="sm">{empty}</Text>}
      {rows.length > 0 && (
        <WorklistTable caption={title} rows={rows} timeZone={site.timeZone} onWhy={setAsked} isBrief />
      )}
      <WhyPanel item={asked} timeZone={site.timeZone} onClose={close} />
    </Stack>
  );
}
