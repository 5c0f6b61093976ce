import { Group, Text } from '@mantine/core';
import type { FactKind } from '../api/facts';
import { AnchorLink } from '../ui/links';
import { FACT_FORMS } from './forms/forms';

/** The other forms, one step away: a letter often brings several results. */
export function KindLinks({ patientId, chosen }: { readonly patientId: string; readonly chosen?: FactKind }) {
  return (
    <Group gap="sm" component="nav" aria-label="Other forms">
      {Object.values(FACT_FORMS).map(({ kind, name }) =>
        kind === chosen ? (
          <Text key={kind} size="sm" fw={600} aria-current="page">
            {name}
          </Text>
        ) : (
          <AnchorLink key={kind} size="sm" to="/patients/$patientId/enter/$kind" params={{ patientId, kind }}>
            {name}
          </AnchorLink>
        ),
      )}
    </Group>
  );
}
