import type { PatientResponse, TreatmentChangeResponse, TreatmentResponse } from '@interstice/contracts';
import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { recordTreatmentChange } from '../api/facts';
import { useChosenSite } from '../session/chosen-site';
import { formatDay, todayAt } from '../ui/day';
import { PatientIdentity } from '../ui/patient-identity';
import { shownValue } from './comparison';
import { initialValues } from './entered-values';
import { fieldsOf, valueAt } from './field';
import { FormErrors } from './form-errors';
import { FormFields } from './form-fields';
import { LeaveGuard, useUnsaved } from './leave-guard';
import { onlyButtonsSave } from './only-buttons-save';
import { TREATMENT_CHANGE_FORM } from './forms/treatment-change-form';
import { useEntry } from './use-entry';

interface TreatmentChangesProps {
  readonly patient: PatientResponse;
  readonly course: TreatmentResponse;
}

interface OpenableProps extends TreatmentChangesProps {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** What changed within a course, and the form for what changes now; a stop is said on the course itself. */
export function TreatmentChanges({ patient, course, isOpen, setOpen }: OpenableProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <section aria-labelledby="treatment-changes">
      <Stack gap="xs" align="flex-start">
        <Title order={2} id="treatment-changes">
          Changes of this course
        </Title>
        {course.changes.length === 0 ? (
          <Text className="muted">None on record. To stop the course, give the day of the stop below.</Text>
        ) : (
          <List size="sm">
            {course.changes.map((change) => (
              <List.Item key={change.lineageId}>{inWords(change)}</List.Item>
            ))}
          </List>
        )}
        {isOpen ? (
          <ChangeForm patient={patient} course={course} onDone={() => setOpen(false)} />
        ) : (
          <Button
            ref={opener}
            variant="default"
            size="compact-md"
            onClick={() => setOpen(true)}
            className="no-print"
          >
            Record a dose, a hold or a resumption
          </Button>
        )}
      </Stack>
    </section>
  );
}

function ChangeForm({ patient, course, onDone }: TreatmentChangesProps & { readonly onDone: () => void }) {
  const { sites, site } = useChosenSite();
  const today = todayAt((sites.find(({ id }) => id === patient.siteId) ?? site).timeZone);
  const queryClient = useQueryClient();
  const formRef = useRef<HTMLFormElement>(null);
  const address = { patientId: patient.id, kind: 'treatment', lineageId: course.lineageId } as const;
  const entry = useEntry<TreatmentChangeResponse>({
    form: TREATMENT_CHANGE_FORM,
    start: initialValues(TREATMENT_CHANGE_FORM, today),
    today,
    formRef,
    send: (body) => recordTreatmentChange(address, body),
    onSaved: async ({ unchanged }) => {
      unsaved.current = false;
      notifications.show({
        role: 'status',
        position: 'top-right',
        title: unchanged === true ? 'This change was there already' : 'Change saved',
        message: 'What follows from it appears on the patient’s page within moments.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      await queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      onDone();
    },
  });
  const unsaved = useUnsaved(entry.isDirty);
  useEffect(() => formRef.current?.querySelector('select')?.focus(), []);
  return (
    <Paper
      component="form"
      onKeyDown={onlyButtonsSave}
      w="100%"
      ref={formRef}
      onSubmit={entry.onSubmit}
      noValidate
      aria-label="Change within the course"
    >
      <LeaveGuard unsaved={unsaved} />
      <Stack>
        <FormFields form={TREATMENT_CHANGE_FORM} entry={entry} today={today} />
        <FormErrors entry={entry} />
        <Group>
          <PatientIdentity patient={patient} />
          <Button type="submit" loading={entry.isSaving}>
            Save the change
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function inWords(change: TreatmentChangeResponse): string {
  const said = fieldsOf(TREATMENT_CHANGE_FORM)
    .filter(({ name }) => name !== 'on' && valueAt({ ...change }, name) !== undefined)
    .map(
      (field) =>
        (field.name === 'kind' ? '' : `${field.label.toLowerCase()} `) + shownValue(field, { ...change }),
    );
  return `${formatDay(change.on)}: ${said.join(', ')}`;
}
