import type { AlertCard } from '@interstice/contracts';
import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatDay, formatInstant } from '../ui/day';
import { Fact, Facts } from '../ui/facts';
import { PatientIdentity } from '../ui/patient-identity';
import { StatusBadge } from '../ui/status-badge';
import { AlertStatusBadge, CertaintyBadge, SeverityBadge } from '../ui/statuses';
import { DueBy } from './due-by';
import { useNames } from './use-names';

interface CardHeaderProps {
  readonly card: AlertCard;
  readonly timeZone: string;
}

/** Whom it is about, what it says, how pressing it is and who answers for it. */
export function CardHeader({ card, timeZone }: CardHeaderProps) {
  const nameOf = useNames(card.people);
  const answer = card.because.find(({ text }) => text.startsWith('Possibly answered by '));
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <PatientIdentity patient={card.patient} />
          <Anchor
            className="no-print"
            size="sm"
            renderRoot={(props) => (
              <Link to="/patients/$patientId" params={{ patientId: card.patientId }} {...props} />
            )}
          >
            Open the patient
          </Anchor>
        </Group>
        <Text size="lg" fw={600}>
          {card.headline}
        </Text>
        <Group gap={6}>
          <SeverityBadge severity={card.severity} />
          {card.certainty !== 'not-applicable' && <CertaintyBadge certainty={card.certainty} />}
          <AlertStatusBadge status={card.status} />
          {card.met.map(({ criterionId, title }) => (
            <StatusBadge key={criterionId} tone="quiet" shape={card.kind === 'blood' ? 'diamond' : 'tick'}>
              {card.kind === 'blood' ? `Limit crossed, ${title}` : `${title} met`}
            </StatusBadge>
          ))}
          {card.inHistory && (
            <StatusBadge tone="quiet" shape="ring">
              In the history to triage
            </StatusBadge>
          )}
        </Group>
        <Facts>
          <Fact name="Decide by">
            <DueBy alert={card} timeZone={timeZone} />
          </Fact>
          <Fact name="Owner">
            {nameOf(card.owner)}
            {card.deputy !== null && `, deputy ${nameOf(card.deputy)}`}
          </Fact>
          <Fact name="Opened">{formatInstant(card.openedAt, timeZone)}</Fact>
          {card.firstMetOn !== null && <Fact name="First met">{formatDay(card.firstMetOn)}</Fact>}
          <Fact name="Seen by a physician">
            {card.seenAt === null ? 'Not yet, as it stands now' : formatInstant(card.seenAt, timeZone)}
          </Fact>
        </Facts>
        {answer !== undefined && (
          <Text size="sm" fw={600}>
            {answer.text}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
