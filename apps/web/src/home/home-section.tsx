import type { WorklistCounts } from '@interstice/contracts';
import { Grid, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { worklistCountsQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { NotReviewedNotice } from '../worklist/not-reviewed-notice';
import { WEEK } from '../worklist/presets';

interface HomeSectionProps {
  readonly title: string;
  /** Leads to all of it. */
  readonly link: ReactNode;
  readonly figures: (counts: WorklistCounts) => ReactNode;
  readonly children: ReactNode;
}

/** A role's work at a glance: its figures beside what comes first. */
export function HomeSection({ title, link, figures, children }: HomeSectionProps) {
  const { site } = useChosenSite();
  const counts = useQuery(worklistCountsQuery({ site: site.id, within: WEEK }));
  return (
    <Stack component="section" gap="sm" aria-label={title}>
      <Group justify="space-between">
        <Title order={2}>{title}</Title>
        <span className="no-print">{link}</span>
      </Group>
      <NotReviewedNotice counts={counts.data} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, lg: 4 }}>
          {counts.isPending && <Loading rows={5} what="Counting" />}
          {counts.isError && (
            <ProblemNotice
              error={counts.error}
              title="The figures could not be read"
              retry={() => void counts.refetch()}
            />
          )}
          {counts.data && figures(counts.data)}
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 8 }}>{children}</Grid.Col>
      </Grid>
    </Stack>
  );
}
