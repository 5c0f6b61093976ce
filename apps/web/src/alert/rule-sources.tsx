import type { AlertCard } from '@interstice/contracts';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { Sources } from '../ui/reasons';

/** By which rules it was judged, and where these come from, in full. */
export function RuleSources({ card }: { readonly card: AlertCard }) {
  const criteria = card.met.map(({ criterionId, title }) => `${criterionId} (${title})`).join(', ');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="rules-heading">
      <Stack gap="xs">
        <Title order={2} id="rules-heading">
          Rules and sources
        </Title>
        <Text size="sm">
          Rule {card.ruleId}
          {criteria !== '' && `: ${criteria}`}. Reviewed by rule set {card.ruleSet}; evidence revision{' '}
          {card.evidenceRevision}.
        </Text>
        <Sources cites={card.cites} />
      </Stack>
    </Paper>
  );
}
