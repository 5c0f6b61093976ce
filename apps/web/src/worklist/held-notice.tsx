import { Alert, Button, Group, Text } from '@mantine/core';

interface HeldNoticeProps {
  readonly arrived: number;
  readonly left: number;
  readonly onSettle: () => void;
}

/** Says that the list has changed meanwhile, instead of moving its rows. */
export function HeldNotice({ arrived, left, onSettle }: HeldNoticeProps) {
  const isChanged = arrived > 0 || left > 0;
  return (
    <div role="status" className="no-print">
      {isChanged && (
        <Alert color="gray" variant="light" py="xs">
          <Group justify="space-between">
            <Text size="sm">This list has changed: {changesInWords({ arrived, left })}.</Text>
            <Button size="compact-sm" variant="default" onClick={onSettle}>
              Show it as it is now
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}

function changesInWords({ arrived, left }: Pick<HeldNoticeProps, 'arrived' | 'left'>): string {
  return [arrived > 0 ? `${rows(arrived)} new` : '', left > 0 ? `${rows(left)} gone` : '']
    .filter((part) => part !== '')
    .join(', ');
}

function rows(count: number): string {
  return count === 1 ? '1 row is' : `${count} rows are`;
}
