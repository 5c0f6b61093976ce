import type { AlertCard, EvidenceSeen } from '@interstice/contracts';
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useMay } from '../session/me';
import { todayAt } from '../ui/day';
import { DecidedPanel } from './decided-panel';
import { DecisionForm } from './decision-form';
import { isUndecided } from './due-by';
import { useAcknowledge } from './use-acknowledge';
import { useAlertActs } from './use-alert-acts';

/** Where whoever has looked at changed evidence goes on. */
export const DECIDE_HEADING = 'decide-heading';

interface DecisionPanelProps {
  readonly card: AlertCard;
  readonly seen: EvidenceSeen;
  readonly isMoved: boolean;
  readonly timeZone: string;
}

/** What whoever reads can do about the alert. */
export function DecisionPanel({ card, seen, isMoved, timeZone }: DecisionPanelProps) {
  const mayDecide = useMay('alert.decide');
  const mayAcknowledge = useMay('alert.acknowledge');
  // Held here, above what is shown before and after, so that a decision does not end with the form it was made in.
  const acts = useAlertActs(card);
  const acknowledging = useAcknowledge();
  if (card.status === 'withdrawn')
    return (
      <Panel title="Withdrawn">
        <Text size="sm">The record does not support this alert any more; there is nothing to decide.</Text>
      </Panel>
    );
  if (!isUndecided(card))
    return (
      <Panel title="Decided">
        <DecidedPanel
          card={card}
          reopening={acts.reopening}
          mayReopen={mayDecide}
          timeZone={timeZone}
          isFresh={acts.deciding.isSuccess}
        />
      </Panel>
    );
  return (
    <Panel title={mayDecide ? 'Decide' : 'To be decided'}>
      {!mayDecide && (
        <Text size="sm">
          A physician decides about it.
          {mayAcknowledge &&
            ' Acknowledge it when you have taken note: the first notice stops, the clock does not.'}
        </Text>
      )}
      {mayAcknowledge && card.status === 'open' && (
        <Button
          variant="default"
          loading={acknowledging.isPending}
          disabled={isMoved}
          onClick={() => acknowledging.mutate({ ...card, evidenceRevision: seen.evidenceRevision })}
        >
          Acknowledge
        </Button>
      )}
      {mayDecide && (
        <DecisionForm
          kind={card.kind}
          seen={seen}
          isMoved={isMoved}
          today={todayAt(timeZone)}
          deciding={acts.deciding}
        />
      )}
    </Panel>
  );
}

function Panel({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={DECIDE_HEADING}>
      <Stack gap="sm">
        <Title order={2} id={DECIDE_HEADING} tabIndex={-1}>
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}
