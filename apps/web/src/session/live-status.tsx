import { Alert, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followChanges, type LiveState } from '../api/live-changes';
import { formatTime } from '../ui/day';
import { useMay } from './me';

const SHORT_BREAK_MS = 8_000;

interface Live {
  readonly state: LiveState;
  readonly heardAt: Date | undefined;
}

/** Keeps what is on the screen up to date, and knows how old it is. */
export function useLive(): Live {
  const queryClient = useQueryClient();
  const mayFollow = useMay('live.read');
  const [live, setLive] = useState<Live>({ state: 'connecting', heardAt: undefined });
  useEffect(() => {
    if (!mayFollow) return;
    return followChanges(queryClient, (state, heardAt) =>
      setLive((before) => ({ state, heardAt: heardAt ?? before.heardAt })),
    );
  }, [queryClient, mayFollow]);
  return live;
}

/** "Updated 10:42", by the clinic's clock. */
export function UpdatedAt({ live, timeZone }: { readonly live: Live; readonly timeZone: string }) {
  if (live.heardAt === undefined) return null;
  return (
    <Text size="sm" className="muted">
      {live.state === 'live' ? 'Updated' : 'Last updated'} {formatTime(live.heardAt, timeZone)}
    </Text>
  );
}

/** What is shown may be old. A short break is not worth a word: the line comes back by itself. */
export function StaleBanner({ live, timeZone }: { readonly live: Live; readonly timeZone: string }) {
  return live.state === 'broken' ? <BrokenLine live={live} timeZone={timeZone} /> : null;
}

function BrokenLine({ live, timeZone }: { readonly live: Live; readonly timeZone: string }) {
  const queryClient = useQueryClient();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SHORT_BREAK_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <Alert role="status" color="yellow" variant="light" className="no-print" mb="md">
      <Group justify="space-between">
        <Text size="sm">
          This page is not being updated: the line to the server is broken.
          {live.heardAt !== undefined && ` What you see is of ${formatTime(live.heardAt, timeZone)}.`}
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => void queryClient.invalidateQueries()}>
          Read again
        </Button>
      </Group>
    </Alert>
  );
}
