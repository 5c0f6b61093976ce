import type { OverrideResponse, PatientResponse } from '@interstice/contracts';
import { Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setOverride } from '../api/overrides';
import { ProblemError } from '../api/problem-error';
import { DialogForm } from '../entry/dialog-form';
import { GuardedModal } from '../entry/guarded-modal';
import { TEST_NAMES } from '../ui/tests';
import {
  OVERRIDABLE,
  overrideBody,
  typedFor,
  type OverridableTest,
  type OverrideErrors,
  type TypedOverride,
  type Unit,
} from './override-form';
import { overrideInWords, saidInWords } from './override-words';

interface OverrideDialogProps {
  readonly patient: PatientResponse;
  readonly today: string;
  /** What holds now, which setting another one ends. */
  readonly standing: readonly OverrideResponse[];
  /** The test that it was opened for; none while it is closed. */
  readonly test: OverridableTest | undefined;
  readonly onClose: () => void;
}

/** Both are measured in one visit, and yet neither follows the other. */
const OWN_INTERVAL: Partial<Record<OverridableTest, string>> = {
  pft: 'DLCO keeps its own interval. Set it too where both are to move.',
  dlco: 'PFT (FVC) keeps its own interval. Set it too where both are to move.',
};

/** A physician sets the interval of a test, or changes the one that holds (B-21, B-25). */
export function OverrideDialog({ patient, today, standing, test: opensFor, onClose }: OverrideDialogProps) {
  const queryClient = useQueryClient();
  const standingFor = (test: OverridableTest) => standing.find((one) => one.test === test);
  const startOf = (test: OverridableTest) => typedFor(test, standingFor(test));
  const [changed, setChanged] = useState<TypedOverride>();
  const [errors, setErrors] = useState<OverrideErrors>({});
  const typed = changed ?? startOf(opensFor ?? 'pft');
  const former = standingFor(typed.test);
  const saving = useMutation({
    mutationFn: ({ test, ...body }: Parameters<typeof setOverride>[2] & { readonly test: OverridableTest }) =>
      setOverride(patient.id, test, { ...body, inPlaceOf: standingFor(test)?.overrideId ?? null }),
    // Somebody else may have decided meanwhile: what holds now is to be seen before it is put aside.
    onError: () => queryClient.invalidateQueries({ queryKey: ['patient', patient.id, 'overrides'] }),
    onSuccess: async ({ test, ...said }) => {
      await queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      notifications.show({
        role: 'status',
        position: 'top-right',
        title: `${TEST_NAMES[test]} ${saidInWords(said)}`,
        message: 'What is due by it appears on this page within moments.',
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
  const type = (said: Partial<TypedOverride>) => {
    setChanged({ ...typed, ...said });
    setErrors({});
  };
  const problem = saving.error instanceof ProblemError ? saving.error : undefined;
  const detailAt = (...pointers: string[]) =>
    pointers.map((pointer) => problem?.detailAt(pointer)).find((detail) => detail !== undefined);
  const save = (form: HTMLFormElement) => {
    const answer = overrideBody(typed, today);
    if ('body' in answer) {
      saving.mutate({ ...answer.body, test: typed.test });
      return;
    }
    setErrors(answer.errors);
    const [first] = (['interval', 'until', 'reason'] as const).filter((field) => answer.errors[field]);
    const field = first === undefined ? null : form.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
  };
  return (
    <GuardedModal
      opened={opensFor !== undefined}
      onClose={close}
      title={former === undefined ? 'Set an interval' : 'Change the interval'}
      isDirty={changed !== undefined && JSON.stringify(changed) !== JSON.stringify(startOf(changed.test))}
      isBusy={saving.isPending}
    >
      {(cancel) => (
        <DialogForm
          noValidate
          saving={saving}
          onSubmit={save}
          cancel={cancel}
          save={former === undefined ? 'Set interval' : 'Change interval'}
          patient={patient}
        >
          <NativeSelect
            label="Test"
            data-autofocus
            value={typed.test}
            onChange={({ currentTarget: { value } }) => {
              const test = OVERRIDABLE.find((one) => one === value);
              // What was typed is kept for another test, unless that one has an interval to begin with.
              if (test !== undefined) type(standingFor(test) || former ? startOf(test) : { test });
            }}
            data={OVERRIDABLE.map((value) => ({ value, label: TEST_NAMES[value] }))}
            description={OWN_INTERVAL[typed.test]}
            descriptionProps={{ c: 'var(--muted)' }}
          />
          {former !== undefined && (
            <Text size="sm">In place of what holds now: {overrideInWords(former)}.</Text>
          )}
          <Group grow align="flex-start" gap="sm">
            <TextInput
              label="One test every"
              name="interval"
              inputMode="numeric"
              required
              maxLength={2}
              value={typed.count}
              error={errors.interval ?? detailAt('/interval', '/interval/months', '/interval/weeks')}
              onChange={({ currentTarget: { value } }) => type({ count: value })}
            />
            <NativeSelect
              label="Unit"
              value={typed.unit}
              onChange={({ currentTarget: { value } }) =>
                type({ unit: value === 'weeks' ? 'weeks' : ('months' satisfies Unit) })
              }
              data={['months', 'weeks']}
            />
          </Group>
          <TextInput
            label="Until"
            name="until"
            type="date"
            required
            value={typed.until}
            description="The last day on which it holds. After it the rules decide again, so it is the day to look at it anew."
            descriptionProps={{ c: 'var(--muted)' }}
            error={errors.until ?? detailAt('/until')}
            onChange={({ currentTarget: { value } }) => type({ until: value })}
          />
          <Textarea
            label="Reason"
            name="reason"
            required
            maxLength={500}
            autosize
            minRows={2}
            value={typed.reason}
            description="Nurses and physicians read it with the interval; coordinators do not."
            descriptionProps={{ c: 'var(--muted)' }}
            error={errors.reason ?? detailAt('/reason')}
            onChange={({ currentTarget: { value } }) => type({ reason: value })}
          />
          <Text size="sm" className="muted">
            The interval replaces the days between one regular test and the next. What is asked for once, such
            as a repeat, a first test or a scan after a treatment, keeps its days.
          </Text>
        </DialogForm>
      )}
    </GuardedModal>
  );
}
