import type { OverrideResponse, PatientResponse } from '@interstice/contracts';
import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setOverride } from '../api/overrides';
import { ProblemError } from '../api/problem-error';
import { DialogForm } from '../entry/dialog-form';
import { GuardedModal } from '../entry/guarded-modal';
import { TEST_NAMES } from '../ui/tests';
import { overrideInWords, saidInWords, STOP_NAMES } from './override-words';
import {
  stopBody,
  STOPPABLE,
  stopFor,
  type StopErrors,
  type StoppableTest,
  type TypedStop,
} from './stop-form';

interface StopDialogProps {
  readonly patient: PatientResponse;
  readonly today: string;
  /** What holds now, which a stop takes the place of. */
  readonly standing: readonly OverrideResponse[];
  /** The test that it was opened for; none while it is closed. */
  readonly test: StoppableTest | undefined;
  readonly onClose: () => void;
}

const CODES = Object.entries(STOP_NAMES).map(([value, label]) => ({ value, label }));

/** A physician stops a test, until the day on which that is reviewed (B-27). */
export function StopDialog({ patient, today, standing, test: opensFor, onClose }: StopDialogProps) {
  const queryClient = useQueryClient();
  const standingFor = (test: StoppableTest) => standing.find((one) => one.test === test);
  const startOf = (test: StoppableTest) => stopFor(test, standingFor(test));
  const [changed, setChanged] = useState<TypedStop>();
  const [errors, setErrors] = useState<StopErrors>({});
  const typed = changed ?? startOf(opensFor ?? 'pft');
  const former = standingFor(typed.test);
  const saving = useMutation({
    mutationFn: ({ test, ...body }: Parameters<typeof setOverride>[2] & { readonly test: StoppableTest }) =>
      setOverride(patient.id, test, { ...body, inPlaceOf: standingFor(test)?.overrideId ?? null }),
    // Somebody else may have decided meanwhile: what holds now is to be seen before it is put aside.
    onError: () => queryClient.invalidateQueries({ queryKey: ['patient', patient.id, 'overrides'] }),
    onSuccess: async ({ test, ...said }) => {
      await queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      notifications.show({
        role: 'status',
        position: 'top-right',
        title: `${TEST_NAMES[test]} ${saidInWords(said)}`,
        message: 'It leaves what is due on this page within moments.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      close();
    },
  });
  const close = () => {
    setChanged(undefined);
    setErrors({});
    saving.reset();
    onClose();
  };
  const type = (said: Partial<TypedStop>) => {
    setChanged({ ...typed, ...said });
    setErrors({});
  };
  const problem = saving.error instanceof ProblemError ? saving.error : undefined;
  const save = (form: HTMLFormElement) => {
    const answer = stopBody(typed, today);
    if ('body' in answer) {
      saving.mutate({ ...answer.body, test: typed.test });
      return;
    }
    setErrors(answer.errors);
    const [first] = (['code', 'reviewOn', 'reason'] as const).filter((field) => answer.errors[field]);
    const field = first === undefined ? null : form.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
  };
  return (
    <GuardedModal
      opened={opensFor !== undefined}
      onClose={close}
      title={former?.stop === undefined ? 'Stop a test' : 'Change the stop'}
      isDirty={changed !== undefined && JSON.stringify(changed) !== JSON.stringify(startOf(changed.test))}
      isBusy={saving.isPending}
    >
      {(cancel) => (
        <DialogForm
          noValidate
          saving={saving}
          onSubmit={save}
          cancel={cancel}
          save={former?.stop === undefined ? 'Stop the test' : 'Change the stop'}
          patient={patient}
        >
          <NativeSelect
            label="Test"
            data-autofocus
            value={typed.test}
            onChange={({ currentTarget: { value } }) => {
              const test = STOPPABLE.find((one) => one === value);
              // What was typed is kept for another test, unless that one is stopped already.
              if (test !== undefined)
                type(standingFor(test)?.stop || former?.stop ? startOf(test) : { test });
            }}
            data={STOPPABLE.map((value) => ({ value, label: TEST_NAMES[value] }))}
            description="It is not due, whatever asks for it, and leaves the lists. Alerts stay as they are."
            descriptionProps={{ c: 'var(--muted)' }}
          />
          {typed.test === 'blood' && (
            <Text size="sm">Drugs that are taken meanwhile go on without their blood being watched.</Text>
          )}
          {former !== undefined && (
            <Text size="sm">In place of what holds now: {overrideInWords(former)}.</Text>
          )}
          <NativeSelect
            label="Why"
            name="code"
            required
            value={typed.code}
            error={errors.code ?? problem?.detailAt('/stop/code')}
            onChange={({ currentTarget: { value } }) =>
              type({ code: CODES.some((code) => code.value === value) ? (value as TypedStop['code']) : '' })
            }
            data={[{ value: '', label: 'Choose…' }, ...CODES]}
          />
          <TextInput
            label="Review on"
            name="reviewOn"
            type="date"
            required
            value={typed.reviewOn}
            description="The day on which to decide again. From then on the rules ask for the test, and say that the stop has ended."
            descriptionProps={{ c: 'var(--muted)' }}
            error={errors.reviewOn ?? problem?.detailAt('/stop/reviewOn')}
            onChange={({ currentTarget: { value } }) => type({ reviewOn: value })}
          />
          <Textarea
            label="Reason"
            name="reason"
            required
            maxLength={500}
            autosize
            minRows={2}
            value={typed.reason}
            description="Nurses and physicians read it with the stop; coordinators see that the test is stopped, not why."
            descriptionProps={{ c: 'var(--muted)' }}
            error={errors.reason ?? problem?.detailAt('/reason')}
            onChange={({ currentTarget: { value } }) => type({ reason: value })}
          />
        </DialogForm>
      )}
    </GuardedModal>
  );
}
