import type { AlertCard, EvidenceSeen } from '@interstice/contracts';
import { Alert, Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { CertaintyBadge, SeverityBadge } from '../ui/statuses';
import { PairTables } from './pair-tables';

interface EvidenceMovedProps {
  readonly before: EvidenceSeen;
  readonly after: EvidenceSeen;
  /** What the criteria are called. */
  readonly met: AlertCard['met'];
  readonly onLooked: () => void;
}

/** The evidence moved while somebody was deciding on it: both states, and nothing is decided until they have looked (B-05). */
export function EvidenceMoved({ before, after, met, onLooked }: EvidenceMovedProps) {
  return (
    <Alert color="red" variant="light" title="The evidence has changed since you opened this alert">
      <Stack gap="sm">
        <Text size="sm">
          Nothing has been decided. The page below shows what the alert says now; compare, then decide again.
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <State title="What you had seen" evidence={before} met={met} />
          <State title="What it says now" evidence={after} met={met} />
        </SimpleGrid>
        <Button variant="default" onClick={onLooked} style={{ alignSelf: 'flex-start' }}>
          I have looked at what it says now
        </Button>
      </Stack>
    </Alert>
  );
}

interface StateProps extends Pick<EvidenceMovedProps, 'met'> {
  readonly title: string;
  readonly evidence: EvidenceSeen;
}

function State({ title, evidence, met }: StateProps) {
  const titleOf = (id: string) => met.find(({ criterionId }) => criterionId === id)?.title ?? id;
  return (
    <Stack gap={6}>
      <Text fw={600}>{title}</Text>
      <Text size="sm" component="div">
        <SeverityBadge severity={evidence.severity} />{' '}
        {evidence.certainty !== 'not-applicable' && <CertaintyBadge certainty={evidence.certainty} />}
      </Text>
      <Text size="sm">Criteria met: {evidence.criteria.map(titleOf).join(', ')}</Text>
      <PairTables evidence={evidence} />
    </Stack>
  );
}
