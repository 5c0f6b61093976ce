import type { AlertResponse } from '@interstice/contracts';
import { Text } from '@mantine/core';
import { formatDay, todayAt } from '../ui/day';
import { StatusBadge } from '../ui/status-badge';

interface DueByProps {
  readonly alert: Pick<AlertResponse, 'dueBy' | 'status'>;
  readonly timeZone: string;
}

const UNDECIDED: readonly string[] = ['open', 'acknowledged', 'recovered'];

export function isUndecided({ status }: Pick<AlertResponse, 'status'>): boolean {
  return UNDECIDED.includes(status);
}

/** By when it is to be decided; of what is decided, nothing is late. */
export function DueBy({ alert, timeZone }: DueByProps) {
  if (alert.dueBy === null) return <Text size="sm">No day set</Text>;
  const isLate = isUndecided(alert) && alert.dueBy < todayAt(timeZone);
  return (
    <>
      <Text size="sm" component="span" style={{ whiteSpace: 'nowrap' }}>
        {formatDay(alert.dueBy)}
      </Text>{' '}
      {isLate && (
        <StatusBadge tone="critical" shape="triangle">
          Overdue
        </StatusBadge>
      )}
    </>
  );
}
