import { Button, Group, Text } from '@mantine/core';
import { totalInWords } from './list-total';
import type { ReadList } from './use-read-list';

interface ListFootProps {
  readonly list: Pick<ReadList<unknown>, 'total' | 'hasMore' | 'isReadingMore' | 'readMore'>;
  readonly shown: number;
  /** What is counted, where it is not rows. */
  readonly unit?: string;
}

/** How much of a list is shown, and the way to the rest. */
export function ListFoot({ list, shown, unit }: ListFootProps) {
  return (
    <Group justify="space-between" className="no-print">
      <Text size="sm" className="muted" role="status">
        {shown} of {list.total !== undefined && totalInWords(list.total)}
        {unit !== undefined && ` ${unit}`} shown
      </Text>
      <ShowMore list={list} />
    </Group>
  );
}

export function ShowMore({ list }: Pick<ListFootProps, 'list'>) {
  if (!list.hasMore) return null;
  return (
    <Button variant="default" loading={list.isReadingMore} onClick={list.readMore}>
      Show more
    </Button>
  );
}
