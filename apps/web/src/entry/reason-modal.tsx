import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../ui/problem-notice';

interface ReasonModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly explanation: string;
  /** What the button does. */
  readonly action: string;
  readonly placeholder?: string;
  /** Why it cannot be done yet. */
  readonly missing?: string | undefined;
  readonly children?: ReactNode;
  readonly act: (reason: string) => Promise<unknown>;
}

/** Asks why before something is done that is not taken back by a button. */
export function ReasonModal(props: ReasonModalProps) {
  const { opened, onClose, title, explanation, action, placeholder, missing, children, act } = props;
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const acting = useMutation({ mutationFn: act });
  const close = () => {
    if (acting.isPending) return;
    acting.reset();
    setWrong(undefined);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (acting.isPending) return;
          if (reason.trim() === '') return setWrong('Please say why.');
          if (missing === undefined) acting.mutate(reason.trim());
        }}
      >
        <Stack>
          <Text>{explanation}</Text>
          {children}
          <TextInput
            label="Reason"
            name="reason"
            required
            maxLength={500}
            autoComplete="off"
            placeholder={placeholder}
            error={wrong}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setWrong(undefined);
            }}
            {...(children === undefined ? { 'data-autofocus': true } : {})}
          />
          {acting.isError && <ProblemNotice error={acting.error} title="It was not done" />}
          {missing !== undefined && <Text className="muted">{missing}</Text>}
          <Group>
            <Button type="submit" loading={acting.isPending} disabled={missing !== undefined}>
              {action}
            </Button>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
