import type { SymptomScore } from '@interstice/contracts';
import { Group, List, Stack, Text, Title } from '@mantine/core';
import { Cites } from '../ui/reasons';
import { StatusBadge } from '../ui/status-badge';

/** Questionnaires beside the word of their reports: a suggestion, below what was judged, because it judges nothing. */
export function SymptomScores({ scores }: { readonly scores: readonly SymptomScore[] }) {
  if (scores.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="symptom-scores-heading">
      <Title order={3} size="h5" id="symptom-scores-heading">
        Questionnaires
      </Title>
      <Text size="sm" className="muted">
        A suggestion beside what the reports say. Scores judge nothing.
      </Text>
      <List size="sm">
        {scores.map(({ lineageId, text, cites, differs }) => (
          <List.Item key={lineageId + text}>
            <Group gap="xs">
              {differs === true && (
                <StatusBadge tone="info" shape="ring">
                  Differs from the report
                </StatusBadge>
              )}
              <span>
                {text} <Cites cites={cites} />
              </span>
            </Group>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
