import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { PatientIdentity, type Identity } from '../ui/patient-identity';
import { ProblemNotice } from '../ui/problem-notice';
import { GuardedModal } from './guarded-modal';

interface ReasonModalProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly explanation: string;
  /** Whose result it is; left out where the dialog shows it otherwise. */
  readonly patient?: Identity;
  /** What the button does. */
  readonly action: string;
  readonly placeholder?: string;
  /** Why it cannot be done yet. */
  readonly missing?: string | undefined;
  readonly children?: ReactNode;
  /** Whether something beside the reason would be lost. */
  readonly isDirty?: boolean;
  readonly act: (reason: string) => Promise<unknown>;
}

/** Asks why before something is done that is not taken back by a button. */
export function ReasonModal(props: ReasonModalProps) {
  const { opened, onClose, title, explanation, patient, action, placeholder, missing, children, act } = props;
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const acting = useMutation({ mutationFn: act, onSuccess: () => setReason('') });
  const close = () => {
    acting.reset();
    setWrong(undefined);
    setReason('');
    onClose();
  };
  return (
    <GuardedModal
      opened={opened}
      onClose={close}
      title={title}
      size="lg"
      isDirty={reason.trim() !== '' || props.isDirty === true}
      isBusy={acting.isPending}
    >
      {(cancel) => (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (acting.isPending) return;
            if (reason.trim() === '') {
              setWrong('Please say why.');
              input.current?.focus();
            } else if (missing === undefined) acting.mutate(reason.trim());
          }}
        >
          <Stack>
            <Text>{explanation}</Text>
            {patient && (
              <Text component="div">
                <PatientIdentity patient={patient} />
              </Text>
            )}
            {children}
            <TextInput
              ref={input}
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
              <Button variant="default" onClick={cancel}>
                Cancel
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </GuardedModal>
  );
}
