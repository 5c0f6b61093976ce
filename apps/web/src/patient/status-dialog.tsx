import type { PatientResponse } from '@interstice/contracts';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../api/problem-error';
import { patientQuery } from '../api/facts';
import { setStatus } from '../api/patients';
import { DialogForm } from '../entry/dialog-form';
import { GuardedModal } from '../entry/guarded-modal';
import { useMay } from '../session/me';
import { formatDay } from '../ui/day';
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
  transplanted:
    'ILD tests and progression stop; blood tests for drugs go on until somebody else watches them.',
  deceased: 'Nothing is due any more and open alerts are closed.',
};

/** Who may take over what is still due, by name. */
const RECEIVERS: Readonly<Partial<Record<Status, string>>> = {
  transferred: 'Followed from now on by',
  transplanted: 'Blood tests for drugs are watched by',
};

/** Every other status; the present one as well where somebody is still to be named. */
function statusesToChoose({ status: present, receiver }: PatientResponse): Status[] {
  const all = Object.keys(STATUS_NAMES) as Status[];
  const others = all.filter((status) => status !== present);
  const isOpen = present !== undefined && RECEIVERS[present] !== undefined && receiver === undefined;
  return isOpen ? [present, ...others] : others;
}

interface Said {
  readonly status: Status;
  /** In force now that it is recorded. */
  readonly present: Status;
  readonly on: string;
  /** Who takes over, where that alone was said. */
  readonly named: string | undefined;
}

/** What was recorded and, where a status of a later day stands, that this one does not hold today. */
function whatWasSaid({ status, present, on, named }: Said): {
  readonly title: string;
  readonly message: string;
} {
  const words = STATUS_NAMES[status].toLowerCase();
  if (present !== status)
    return {
      title: `Recorded: ${words} from ${formatDay(on)}`,
      message: `The status today is still “${STATUS_NAMES[present].toLowerCase()}”, recorded from a later day.`,
    };
  return {
    title: named === undefined ? `Status changed: ${words}` : `The receiver is named: ${named}`,
    message: 'What follows from it appears on this page within moments.',
  };
}

/** Changes the status of a patient, with its day and reason; another change takes it back. */
export function StatusDialog({ patient, today }: StatusDialogProps) {
  const mayChange = useMay('patient.change');
  const [opened, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const others = statusesToChoose(patient);
  const [first = 'active'] = others;
  const [chosen, choose] = useState<Status>();
  const status = chosen !== undefined && others.includes(chosen) ? chosen : first;
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const [receiver, setReceiver] = useState('');
  const on = day ?? today;
  const isSame = status === patient.status;
  const asksReceiver = RECEIVERS[status];
  const named = asksReceiver === undefined ? '' : receiver.trim();
  const change = useMutation({
    mutationFn: () =>
      setStatus(patient.id, {
        status,
        on,
        reason: reason.trim(),
        ...(named === '' ? {} : { receiver: named }),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      // It is saved. Where the patient cannot be read again, the page says so itself.
      const read = await queryClient.fetchQuery(patientQuery(patient.id)).catch(() => undefined);
      const present = read?.status ?? status;
      notifications.show({
        role: 'status',
        position: 'top-right',
        ...whatWasSaid({ status, present, on, named: isSame ? named : undefined }),
        closeButtonProps: { 'aria-label': 'Close' },
      });
      close();
    },
  });
  const close = () => {
    choose(undefined);
    setDay(undefined);
    setReason('');
    setReceiver('');
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
        isDirty={reason.trim() !== '' || receiver.trim() !== ''}
        isBusy={change.isPending}
      >
        {(cancel) => (
          <DialogForm
            saving={change}
            onSubmit={() => change.mutate()}
            cancel={cancel}
            save={isSame ? 'Name the receiver' : 'Change status'}
            patient={patient}
          >
            <NativeSelect
              label="Status"
              data-autofocus
              value={status}
              onChange={({ currentTarget: { value } }) => choose(others.find((one) => one === value))}
              data={others.map((value) => ({
                value,
                label: value === patient.status ? `${STATUS_NAMES[value]}, as now` : STATUS_NAMES[value],
              }))}
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
            {asksReceiver !== undefined && (
              <TextInput
                label={asksReceiver}
                required={isSame}
                maxLength={100}
                value={receiver}
                description="Once somebody is named, nothing is due here any more."
                descriptionProps={{ c: 'var(--muted)' }}
                error={problem?.detailAt('/receiver')}
                onChange={({ currentTarget: { value } }) => setReceiver(value)}
              />
            )}
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
          </DialogForm>
        )}
      </GuardedModal>
    </>
  );
}
