import type { TimelineKind } from '@interstice/contracts';
import { Alert, Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timelineQuery, type TimelineFilter } from '../api/patients';
import { formatDay, todayAt } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { KIND_NAMES } from './item-words';
import { TimelineEntry } from './timeline-entry';
import classes from './timeline.module.css';

interface TimelineSectionProps {
  readonly patientId: string;
  readonly timeZone: string;
}

const KINDS = Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }));

/** Everything that happened, the latest day first, now or as it was known on a day. */
export function TimelineSection({ patientId, timeZone }: TimelineSectionProps) {
  const [kind, setKind] = useState<TimelineKind>();
  const [asKnownOn, setAsKnownOn] = useState('');
  const today = todayAt(timeZone);
  const isPast = isDay(asKnownOn) && asKnownOn < today;
  const filter: TimelineFilter = { ...(kind && { kind }), ...(isPast && { asKnownOn }) };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="timeline-heading" className="no-print">
      <Stack gap="sm">
        <Group justify="space-between" align="end" wrap="wrap">
          <Title order={2} id="timeline-heading">
            Timeline
          </Title>
          <Group gap="sm" align="end">
            <NativeSelect
              size="xs"
              label="Kind"
              value={kind ?? ''}
              onChange={({ currentTarget: { value } }) => setKind(kindOf(value))}
              data={[{ value: '', label: 'Everything' }, ...KINDS]}
            />
            <TextInput
              size="xs"
              type="date"
              label="As known on"
              max={today}
              value={asKnownOn}
              onChange={({ currentTarget: { value } }) => setAsKnownOn(value)}
            />
          </Group>
        </Group>
        {isPast && (
          <Alert color="yellow" variant="light" role="status" className={classes['past'] ?? ''}>
            <Group justify="space-between" wrap="wrap" gap="sm">
              <Text size="sm" fw={600}>
                The timeline as it was known at the end of {formatDay(asKnownOn)}. Everything above is as of
                today.
              </Text>
              <Button size="compact-sm" variant="default" onClick={() => setAsKnownOn('')}>
                Back to today
              </Button>
            </Group>
          </Alert>
        )}
        <TimelineList patientId={patientId} timeZone={timeZone} filter={filter} />
      </Stack>
    </Paper>
  );
}

interface TimelineListProps extends TimelineSectionProps {
  readonly filter: TimelineFilter;
}

function TimelineList({ patientId, timeZone, filter }: TimelineListProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } =
    useInfiniteQuery(timelineQuery(patientId, filter));
  if (data === undefined) {
    if (error === null) return <Loading rows={5} what="Loading the timeline" />;
    return (
      <ProblemNotice error={error} retry={() => void refetch()} title="The timeline could not be loaded" />
    );
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Text size="sm">
        {filter.asKnownOn === undefined
          ? 'Nothing of this kind is recorded.'
          : 'Nothing of this kind was known by then. Choose a later day.'}
      </Text>
    );
  }
  return (
    <>
      <ol className={classes['entries']}>
        {items.map((item, index) => (
          <TimelineEntry
            key={keyOf(item)}
            item={item}
            patientId={patientId}
            timeZone={timeZone}
            showsDay={items[index - 1]?.on !== item.on}
            isPast={filter.asKnownOn !== undefined}
          />
        ))}
      </ol>
      {isFetchNextPageError && <ProblemNotice error={error} retry={() => void fetchNextPage()} />}
      {hasNextPage && (
        <Button
          variant="default"
          size="compact-md"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show earlier days
        </Button>
      )}
    </>
  );
}

type Item = Parameters<typeof TimelineEntry>[0]['item'];

function keyOf(item: Item): string {
  if ('lineageId' in item) return item.lineageId;
  if (item.kind === 'alert') return item.alertId;
  if (item.kind === 'override') return `${item.overrideId} ${item.event}`;
  if (item.kind === 'altered-verdicts') return item.reviewId;
  return item.kind === 'merge' ? item.mergeId : item.kind;
}

function kindOf(value: string): TimelineKind | undefined {
  return value in KIND_NAMES ? (value as TimelineKind) : undefined;
}

function isDay(text: string): boolean {
  // While a year is being typed, the field says 0002-…
  return /^[12]\d{3}-\d\d-\d\d$/.test(text);
}
