import { MOST_AT_ONCE } from './most-at-once';
import { Button, Group, Paper, Text } from '@mantine/core';
import type { PastAlert } from './past-alerts';
import classes from './triage.module.css';

interface SelectionBarProps {
  readonly picked: readonly PastAlert[];
  readonly lapsed: number;
  readonly onDecide: () => void;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** How much is ticked, and what can be done with it. */
export function SelectionBar({ picked, lapsed, onDecide, onAll, onNone }: SelectionBarProps) {
  const patients = new Set(picked.map(({ of }) => of.patientId)).size;
  const isTooMany = picked.length > MOST_AT_ONCE;
  return (
    <Paper withBorder p="xs" className={`${classes['bar']} no-print`}>
      <Group justify="space-between">
        <Text size="sm" role="status">
          {picked.length === 0
            ? 'Tick the alerts that are to be decided alike.'
            : `${picked.length} ${picked.length === 1 ? 'alert' : 'alerts'} of ${patients} ${patients === 1 ? 'patient' : 'patients'} ticked.`}
          {lapsed > 0 && ` ${lapsed} changed or left the list since it was ticked: please look again.`}
          {isTooMany && ` At most ${MOST_AT_ONCE} are decided at once.`}
        </Text>
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={onAll}>
            Tick all shown
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={onNone}
            disabled={picked.length + lapsed === 0}
          >
            Untick all
          </Button>
          <Button size="compact-sm" onClick={onDecide} disabled={picked.length === 0 || isTooMany}>
            Decide…
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
