import type { PatientResponse } from '@interstice/contracts';
import { Alert, Button, List, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { changePatient, patientOverviewQuery } from '../api/patients';
import { ProblemError } from '../api/problem-error';
import { changedFields, ontoCurrent } from '../entry/changes';
import { ConflictNotice } from '../entry/conflict-notice';
import { valuesOf, type Values } from '../entry/entered-values';
import type { Body } from '../entry/field';
import { FormErrors } from '../entry/form-errors';
import { FormFields } from '../entry/form-fields';
import { PATIENT_FORM } from '../entry/forms/patient-form';
import { LeaveGuard, useUnsaved } from '../entry/leave-guard';
import { onlyButtonsSave } from '../entry/only-buttons-save';
import { SaveBar } from '../entry/save-bar';
import { useEntry } from '../entry/use-entry';
import { VersionsTable } from '../entry/versions-table';
import { useChosenSite } from '../session/chosen-site';
import { todayAt } from '../ui/day';
import { asEntered, changeOf, consequencesOf, EDIT_PATIENT_FORM } from './patient-changes';

/** What differs between two versions of a patient, in the fields of the form. */
const differences = (versions: readonly Body[]) => changedFields(PATIENT_FORM, versions);

/** What stands about a patient now, and what is to hold from a day on. */
export function EditPatientForm({ latest }: { readonly latest: PatientResponse }) {
  const { sites, site } = useChosenSite();
  const today = todayAt((sites.find(({ id }) => id === latest.siteId) ?? site).timeZone);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const formRef = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLHeadingElement>(null);
  const [standing, setStanding] = useState(latest);
  const before = asEntered(standing);
  const entry = useEntry<PatientResponse>({
    form: EDIT_PATIENT_FORM,
    start: startOf(standing, today),
    today,
    formRef,
    complete: ({ on, ...body }) => ({ ...changeOf(before, body), on, updatedAt: standing.updatedAt }),
    check: ({ on: _, updatedAt: __, ...change }) =>
      Object.keys(change).length === 0 ? { '': 'Nothing is different from what is on record.' } : {},
    send: (change) => send(change),
    onSaved: (patient) => {
      unsaved.current = false;
      queryClient.setQueryData(patientOverviewQuery(patient.id).queryKey, patient);
      void queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      notifications.show({
        role: 'status',
        position: 'top-right',
        title: 'Patient changed',
        message: 'What follows from it appears on the patient’s page within moments.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      void navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
    },
  });
  const unsaved = useUnsaved(entry.isDirty);
  const { hash } = useLocation();
  useEffect(() => {
    const field = hash === '' ? null : formRef.current?.elements.namedItem(hash);
    // The page gives the focus to its heading first.
    if (field instanceof HTMLElement) queueMicrotask(() => field.focus());
  }, [hash]);
  const others = differences([before, asEntered(latest)]);

  /** What was changed in between in something that this form does not hold is no reason to ask. */
  const send = async (change: Body): Promise<PatientResponse> => {
    try {
      return await changePatient(standing.id, change);
    } catch (error) {
      if (!isChangedMeanwhile(error)) throw error;
      const now = await queryClient.fetchQuery({ ...patientOverviewQuery(standing.id), staleTime: 0 });
      if (differences([before, asEntered(now)]).length > 0) throw error;
      return changePatient(standing.id, { ...change, updatedAt: now.updatedAt });
    }
  };
  const goOnFrom = (keepsOwn: boolean) => {
    outcome.current?.focus(); // The buttons that were pressed go away.
    const next = startOf(latest, today);
    setStanding(latest);
    entry.restart(
      next,
      keepsOwn ? ontoCurrent({ began: startOf(standing, today), typed: entry.values, current: next }) : next,
    );
  };
  const { on: _, ...now } = entry.body;
  const change = changeOf(before, now);
  const isConflict = others.length > 0;
  return (
    <form onKeyDown={onlyButtonsSave} ref={formRef} onSubmit={entry.onSubmit} noValidate aria-label="Edit">
      <LeaveGuard unsaved={unsaved} />
      <Stack gap="md">
        <div inert={entry.isSaving}>
          <FormFields form={EDIT_PATIENT_FORM} entry={entry} today={today} />
        </div>
        <section aria-labelledby="what-changes">
          <Title order={2} id="what-changes" mb="xs" ref={outcome} tabIndex={-1}>
            What will be different
          </Title>
          {Object.keys(change).length === 0 ? (
            <Text className="muted">Nothing yet: change a value above.</Text>
          ) : (
            <Stack gap="xs">
              <VersionsTable
                caption="What will be different"
                names={['On record', 'New']}
                fields={differences([before, now])}
              />
              <List size="sm">
                {consequencesOf(change).map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            </Stack>
          )}
        </section>
        <FormErrors entry={isConflict && isChangedMeanwhile(entry.problem) ? withoutProblem(entry) : entry} />
        {isConflict && entry.isDirty && (
          <ConflictNotice
            fields={differences([before, asEntered(latest), now])}
            keepOwn={() => goOnFrom(true)}
            startAgain={() => goOnFrom(false)}
          />
        )}
        {isConflict && !entry.isDirty && (
          <Alert role="status" color="yellow" variant="light" title="Somebody else changed this patient">
            <Stack gap="sm" align="flex-start">
              <Text size="sm">The fields above show what stood before.</Text>
              <Button size="compact-md" onClick={() => goOnFrom(false)}>
                Show what is on record now
              </Button>
            </Stack>
          </Alert>
        )}
        <SaveBar patient={standing}>
          <Button type="submit" loading={entry.isSaving} disabled={isConflict}>
            Save the change
          </Button>
        </SaveBar>
      </Stack>
    </form>
  );
}

type Shown = Parameters<typeof FormErrors>[0]['entry'];

function withoutProblem(entry: Shown): Shown {
  const { '': _, ...errors } = entry.errors;
  return { ...entry, errors, problem: null };
}

function startOf(patient: PatientResponse, today: string): Values {
  return { ...valuesOf(EDIT_PATIENT_FORM, asEntered(patient)), on: today };
}

function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'patient-changed';
}
