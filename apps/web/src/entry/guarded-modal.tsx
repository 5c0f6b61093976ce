import { Button, Group, Modal, Stack, Text, type ModalProps } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useUnsaved } from './leave-guard';
import { useKeptFocus } from './use-kept-focus';

interface GuardedModalProps {
  readonly opened: boolean;
  readonly title: string;
  readonly size?: NonNullable<ModalProps['size']>;
  /** Whether something was typed that closing would lose. */
  readonly isDirty: boolean;
  /** While it is being saved it is not closed. */
  readonly isBusy?: boolean;
  readonly onClose: () => void;
  readonly children: (cancel: () => void) => ReactNode;
}

/** A dialog that asks before what was typed in it is lost, by whatever way it is left. */
export function GuardedModal(props: GuardedModalProps) {
  const { opened, title, size = 'md', isDirty, isBusy = false, onClose, children } = props;
  const unsaved = useUnsaved(opened && isDirty && !isBusy);
  useKeptFocus(isBusy);
  const [isClosing, setClosing] = useState(false);
  const blocker = useBlocker({
    shouldBlockFn: () => unsaved.current,
    enableBeforeUnload: () => unsaved.current,
    withResolver: true,
  });
  const asks = opened && (isClosing || blocker.status === 'blocked');
  const focused = useRef<HTMLElement | null>(null);
  const question = useRef<HTMLButtonElement>(null);
  // Before the browser paints: what is hidden loses the focus then.
  useLayoutEffect(() => {
    if (asks) {
      focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      question.current?.focus();
    } else focused.current?.focus();
  }, [asks]);

  const stay = () => {
    setClosing(false);
    blocker.reset?.();
  };
  const leave = () => {
    setClosing(false);
    focused.current = null;
    onClose();
    blocker.proceed?.();
  };
  const cancel = () => {
    if (isBusy) return;
    if (asks) stay();
    else if (isDirty) setClosing(true);
    else onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={cancel}
      title={title}
      size={size}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {asks && (
        <Stack role="alertdialog" aria-label="Close without saving?">
          <Text>What you typed here has not been saved and would be lost.</Text>
          <Group>
            <Button ref={question} onClick={stay}>
              Stay and go on
            </Button>
            <Button variant="default" onClick={leave}>
              {blocker.status === 'blocked' ? 'Leave without saving' : 'Close without saving'}
            </Button>
          </Group>
        </Stack>
      )}
      <div hidden={asks}>{children(cancel)}</div>
    </Modal>
  );
}
