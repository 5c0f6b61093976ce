import type { PatientResponse } from '@interstice/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PatientIdentity } from '../ui/patient-identity';
import { ProblemNotice } from '../ui/problem-notice';

interface DialogFormProps {
  /** What saves it: while it runs nothing is sent a second time. */
  readonly saving: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSubmit: (form: HTMLFormElement) => void;
  readonly cancel: () => void;
  /** What the button that saves says. */
  readonly save: string;
  readonly isUnchanged?: boolean;
  /** Checked by us and not by the browser. */
  readonly noValidate?: boolean;
  /** Whose it is, told beside the button that saves (B-31). */
  readonly patient: PatientResponse | undefined;
  readonly children: ReactNode;
}

/** The form of a dialog: its fields, what went wrong, whose it is, and the way out. */
export function DialogForm({ saving, onSubmit, cancel, save, patient, children, ...more }: DialogFormProps) {
  const { isUnchanged = false, noValidate = false } = more;
  return (
    <form
      noValidate={noValidate}
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.isPending) onSubmit(event.currentTarget);
      }}
    >
      <Stack gap="sm">
        {children}
        {saving.error !== null && <ProblemNotice error={saving.error} title="It was not saved" />}
        {patient !== undefined && (
          <Text size="sm" component="div">
            <PatientIdentity patient={patient} />
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={isUnchanged}>
            {save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
