import type { PatientResponse } from '@interstice/contracts';
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemError } from '../api/problem-error';
import { setStatus } from '../api/patients';
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
  if (!mayChange || patient.status === undefined) return null;
  return (
    <>
      <Button size="compact-md" variant="default" onClick={dialog.open}>
        Change status
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title="Change the status"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <StatusForm patient={patient} today={today} onDone={dialog.close} />
      </Modal>
    </>
  );
}

function StatusForm({ patient, today, onDone }: StatusDialogProps & { readonly onDone: () => void }) {
  const queryClient = useQueryClient();
  const others = (Object.keys(STATUS_NAMES) as Status[]).filter((status) => status !== patient.status);
  const [status, choose] = useState<Status>(others[0] ?? 'active');
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: () => setStatus(patient.id, { status, on, reason: reason.trim() }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      notifications.show({ message: `Status changed: ${STATUS_NAMES[status].toLowerCase()}.` });
      onDone();
    },
  });
  const problem = change.error instanceof ProblemError ? change.error : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label="Status"
          data-autofocus
          value={status}
          onChange={({ currentTarget: { value } }) => choose(others.find((one) => one === value) ?? status)}
          data={others.map((value) => ({ value, label: STATUS_NAMES[value] }))}
          description={FOLLOWS[status]}
        />
        <TextInput
          label="From"
          type="date"
          required
          max={today}
          value={on}
          error={problem?.detailAt('/on')}
          onChange={({ currentTarget: { value } }) => setOn(value)}
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
        <Text size="sm">
          <PatientIdentity patient={patient} />
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending}>
            Change status
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
