import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';

/** Read when somebody leaves, so that what was saved a moment ago does not hold them. */
export function useUnsaved(isDirty: boolean): RefObject<boolean> {
  const unsaved = useRef(false);
  useEffect(() => {
    unsaved.current = isDirty;
  }, [isDirty]);
  return unsaved;
}

/** Asks before what was typed is lost. */
export function LeaveGuard({ unsaved }: { readonly unsaved: RefObject<boolean> }) {
  const blocker = useBlocker({
    shouldBlockFn: () => unsaved.current,
    enableBeforeUnload: () => unsaved.current,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      closeButtonProps={{ 'aria-label': 'Stay on this page' }}
      centered
    >
      <Stack>
        <Text>What you typed on this page has not been saved and would be lost.</Text>
        <Group>
          <Button onClick={() => blocker.reset?.()} data-autofocus>
            Stay and go on
          </Button>
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            Leave without saving
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
