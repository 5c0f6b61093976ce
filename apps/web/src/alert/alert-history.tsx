import type { AlertCard } from '@interstice/contracts';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { wholeTimelineQuery } from '../api/patients';
import { AlertActions } from '../timeline/entry-extras';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';

interface AlertHistoryProps {
  readonly card: Pick<AlertCard, 'id' | 'patientId'>;
  readonly timeZone: string;
}

/** What was done to the alert, by whom and why. */
export function AlertHistory({ card, timeZone }: AlertHistoryProps) {
  const { data, error, refetch } = useQuery(wholeTimelineQuery(card.patientId, 'alert'));
  const item = data?.find(({ alertId }) => alertId === card.id);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="history-heading">
      <Stack gap="xs">
        <Title order={2} id="history-heading">
          History
        </Title>
        {error !== null && (
          <ProblemNotice error={error} title="The history could not be read" retry={() => void refetch()} />
        )}
        {data === undefined && error === null && <Loading rows={3} what="Reading the history" />}
        {item !== undefined && <AlertActions item={item} timeZone={timeZone} />}
        {data !== undefined && item === undefined && <Text size="sm">Nothing was done to it yet.</Text>}
      </Stack>
    </Paper>
  );
}
