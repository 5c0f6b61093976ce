import type { PatientResponse } from '@interstice/contracts';
import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../api/problem-error';
import { setStatus } from '../api/patients';
import { GuardedModal } from '../entry/guarded-modal';
import { useMay } from '../session/me';
import { PatientIdentity } from '../ui/patient-identity';
import { ProblemNotice } from '../ui/problem-notice';
import { STATUS_NAMES, type Status } from './patient-words';

interface StatusDialogProps {
  readonly patient: PatientResponse;
  readonly today: string;
}

/** What follows from each status, so that nobody has to find out afterwards (B-27). */
const FOLLOWS: Readonly<Record<Status, string>> = {
  active: 'Tests become due again and progression is judged.',
  discharged: 'Late results still raise safety alerts.',
  transferred: 'The patient stays on the lists of this site until the receiver is named.',
  transplanted: 'ILD tests and progression stop; blood tests for drugs go on.',
  deceased: 'Nothing is due any more and open alerts are closed.',
};

/** Changes the status of a patient, with its day and reason; another change takes it back. */
export function StatusDialog({ patient, today }: StatusDialogProps) {
  const mayChange = useMay('patient.change');
  const [opened, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const others = (Object.keys(STATUS_NAMES) as Status[]).filter((status) => status !== patient.status);
  const [first = 'active'] = others;
  const [chosen, choose] = useState<Status>();
  const status = chosen !== undefined && others.includes(chosen) ? chosen : first;
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const on = day ?? today;
  const change = useMutation({
    mutationFn: () => setStatus(patient.id, { status, on, reason: reason.trim() }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      notifications.show({
        role: 'status',
        position: 'top-right',
        title: `Status changed: ${STATUS_NAMES[status].toLowerCase()}`,
        message: 'What follows from it appears on this page within moments.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      close();
    },
  });
  const close = () => {
    choose(undefined);
    setDay(undefined);
    setReason('');
    change.reset();
    dialog.close();
  };
  if (!mayChange || patient.status === undefined) return null;
  const problem = change.error instanceof ProblemError ? change.error : undefined;
  return (
    <>
      <Button size="compact-md" variant="default" onClick={dialog.open}>
        Change status
      </Button>
      <GuardedModal
        opened={opened}
        onClose={close}
        title="Change the status"
        isDirty={reason.trim() !== ''}
        isBusy={change.isPending}
      >
        {(cancel) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!change.isPending) change.mutate();
            }}
          >
            <Stack gap="sm">
              <NativeSelect
                label="Status"
                data-autofocus
                value={status}
                onChange={({ currentTarget: { value } }) => choose(others.find((one) => one === value))}
                data={others.map((value) => ({ value, label: STATUS_NAMES[value] }))}
                description={FOLLOWS[status]}
                descriptionProps={{ c: 'var(--muted)' }}
              />
              <TextInput
                label="From"
                type="date"
                required
                max={today}
                value={on}
                error={problem?.detailAt('/on')}
                onChange={({ currentTarget: { value } }) => setDay(value)}
              />
              <Textarea
                label="Reason"
                required
                maxLength={500}
                autosize
                minRows={2}
                value={reason}
                error={problem?.detailAt('/reason')}
                onChange={({ currentTarget: { value } }) => setReason(value)}
              />
              {change.error !== null && <ProblemNotice error={change.error} />}
              <Text size="sm" component="div">
                <PatientIdentity patient={patient} />
              </Text>
              <Group justify="flex-end">
                <Button variant="default" onClick={cancel}>
                  Cancel
                </Button>
                <Button type="submit" loading={change.isPending}>
                  Change status
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </GuardedModal>
    </>
  );
}
