import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { totalInWords } from './list-total';
import { useListsOnPage } from './lists-on-page';

interface Progress {
  readonly read: number;
  readonly of: string;
}

/** Reads what of the lists is not shown yet, then prints all of it; can be stopped meanwhile. */
export function PrintButton() {
  const lists = useListsOnPage();
  const [progress, setProgress] = useState<Progress>();
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  const print = async () => {
    isStopped.current = false;
    try {
      for (const { readAll, total } of [...lists.current.values()]) {
        await readAll({
          isStopped: () => isStopped.current,
          onRead: (read) => setProgress({ read, of: total === undefined ? '' : totalInWords(total) }),
        });
      }
      if (isStopped.current) return;
      await painted();
      // On paper stands the list as it is, not what was held still for whoever worked on it.
      for (const { held } of lists.current.values()) held.settle();
      setProgress(undefined);
      await painted();
      window.print();
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'Not printed',
        message: `The list could not be read to its end. ${error instanceof Error ? error.message : ''}`,
        closeButtonProps: { 'aria-label': 'Close' },
      });
    } finally {
      setProgress(undefined);
    }
  };
  const isReading = progress !== undefined;
  return (
    <Group gap="sm">
      <Text size="sm" className="muted" role="status">
        {isReading && `Reading all of it: ${progress.read} of ${progress.of}`}
      </Text>
      <Button
        variant="default"
        onClick={() => {
          if (isReading) isStopped.current = true;
          else void print();
        }}
      >
        {isReading ? 'Stop' : 'Print'}
      </Button>
    </Group>
  );
}

/** After what was read has been drawn. */
function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}
