import type { HistoryDecisionResponse } from '@interstice/contracts';
import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { AnchorLink, ButtonLink } from '../ui/links';
import { PatientIdentity } from '../ui/patient-identity';
import { ProblemNotice } from '../ui/problem-notice';
import type { PastAlert } from './past-alerts';
import { takeBack, takenBackInWords } from './take-back';

interface DecisionOutcomeProps {
  readonly picked: readonly PastAlert[];
  readonly outcome: HistoryDecisionResponse;
  readonly onClose: () => void;
}

/** What became of each; what was skipped says why, and what was decided can be taken back. */
export function DecisionOutcome({ picked, outcome, onClose }: DecisionOutcomeProps) {
  const decided = picked.filter(({ alert }) =>
    outcome.items.some(({ alertId, outcome: what }) => alertId === alert.id && what === 'decided'),
  );
  const refused = outcome.items.filter((item) => item.outcome === 'refused');
  const undo = useMutation({ mutationFn: () => takeBack(decided) });
  return (
    <Stack>
      <Alert color={refused.length > 0 ? 'yellow' : 'green'} variant="light" role="status">
        {outcome.decided} decided{refused.length > 0 && `, ${refused.length} skipped`}.
        {undo.data && ` ${takenBackInWords(undo.data)}`}
      </Alert>
      {refused.length > 0 && (
        <section>
          <Title order={3} size="h5">
            Skipped
          </Title>
          <List size="sm" spacing="xs">
            {refused.map(({ alertId, problem }) => {
              const of = picked.find(({ alert }) => alert.id === alertId);
              return (
                <List.Item key={alertId}>
                  {of && <PatientIdentity patient={of.of.patient} />}{' '}
                  <AnchorLink to="/alerts/$alertId" params={{ alertId }} inherit underline="always">
                    {of?.alert.headline ?? 'Look at the alert'}
                  </AnchorLink>
                  <Text size="sm">{problem?.detail ?? problem?.title}</Text>
                </List.Item>
              );
            })}
          </List>
        </section>
      )}
      {undo.isError && <ProblemNotice error={undo.error} title="Not all could be taken back" />}
      {undo.data && undo.data.kept > 0 && (
        <Alert color="yellow" variant="light" role="status">
          {undo.data.kept} could not be taken back, because the evidence has moved since: reopen them on their
          own pages.
        </Alert>
      )}
      {decided.length > 0 && !undo.isSuccess && (
        <Text size="sm" className="muted">
          What is taken back does not come back to this list: it is open again in the inbox, among what is to
          be decided now.
        </Text>
      )}
      <Group justify="flex-end">
        {decided.length > 0 && !undo.isSuccess && (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
            Undo: take {decided.length === 1 ? 'it' : `all ${decided.length}`} back
          </Button>
        )}
        {undo.data && undo.data.reopened > 0 && (
          <ButtonLink to="/alerts" search={{ sort: 'newest' }} variant="default">
            See {undo.data.reopened === 1 ? 'it' : 'them'} in the inbox
          </ButtonLink>
        )}
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
