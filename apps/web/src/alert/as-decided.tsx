import type { AlertResponse } from '@interstice/contracts';
import { Text } from '@mantine/core';

/** The figures are those of the day of the decision: without a word they would be read as today's (B-07). */
export function AsDecided({ alert }: { readonly alert: Pick<AlertResponse, 'changedAfterDecision'> }) {
  if (alert.changedAfterDecision === null) return null;
  return (
    <Text size="sm" fw={600}>
      As judged when it was decided; the record was changed since.
    </Text>
  );
}
