import { Alert, Button, Group, Text } from '@mantine/core';
import { changesInWords, changesOf, type Held } from './held-rows';
import type { HeldRows } from './use-held-rows';

interface HeldNoticeProps {
  /** Shown together as one. */
  readonly lists: readonly { readonly held: Pick<HeldRows<unknown>, 'settle'> & Held<unknown> }[];
}

/** Says that the list has changed meanwhile, instead of moving its rows. */
export function HeldNotice({ lists }: HeldNoticeProps) {
  const changes = changesOf(lists);
  const isChanged = changes.arrived > 0 || changes.left > 0;
  return (
    <div role="status" className="no-print">
      {isChanged && (
        <Alert color="gray" variant="light" py="xs">
          <Group justify="space-between">
            <Text size="sm">This list has changed: {changesInWords(changes)}.</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                for (const { held } of lists) held.settle();
              }}
            >
              Show it as it is now
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}
