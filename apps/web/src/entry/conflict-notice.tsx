import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { FieldVersions } from './changes';
import { VersionsTable } from './versions-table';

interface ConflictNoticeProps {
  readonly fields: readonly FieldVersions[];
  readonly keepOwn: () => void;
  readonly startAgain: () => void;
}

/** Two people corrected the same result. Nobody's words are lost, and nobody overwrites what they have not seen. */
export function ConflictNotice({ fields, keepOwn, startAgain }: ConflictNoticeProps) {
  return (
    <Alert role="alert" color="yellow" variant="light" title="Somebody else corrected this meanwhile">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">Nothing of yours was saved yet. Look at both, then choose how to go on.</Text>
        {fields.length > 0 && (
          <VersionsTable
            caption="Both corrections"
            names={['When you began', 'On record now', 'Yours']}
            fields={fields}
          />
        )}
        <Group>
          <Button size="compact-md" onClick={keepOwn}>
            Put my changes on what is on record now
          </Button>
          <Button size="compact-md" variant="default" onClick={startAgain}>
            Drop mine and start from what is on record
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
