import type { PatientList, PatientResponse } from '@interstice/contracts';
import { Alert, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { registerPatient } from '../api/facts';
import { ProblemError } from '../api/problem-error';
import { request } from '../api/request';
import { useChosenSite } from '../session/chosen-site';
import { formatDay, todayAt } from '../ui/day';
import { AnchorLink } from '../ui/links';
import { PatientIdentity } from '../ui/patient-identity';
import { initialValues, type Values } from './entered-values';
import { FormErrors } from './form-errors';
import { FormFields } from './form-fields';
import { PATIENT_FORM } from './forms/patient-form';
import { LeaveGuard, useUnsaved } from './leave-guard';
import { onlyButtonsSave } from './only-buttons-save';
import { useEntry } from './use-entry';

const SHOWN = 5;
/** One record number may be the beginning of many. */
const MOST = 200;
const WAIT_MS = 400;

/** Registers a patient at the chosen site; who may be there already is shown before anything is saved. */
export function NewPatientForm() {
  const { site } = useChosenSite();
  const today = todayAt(site.timeZone);
  const navigate = useNavigate();
  const formRef = useRef<HTMLFormElement>(null);
  const entry = useEntry<PatientResponse>({
    form: PATIENT_FORM,
    start: initialValues(PATIENT_FORM, today),
    today,
    formRef,
    complete: (body) => ({ ...body, siteId: site.id }),
    send: registerPatient,
    onSaved: ({ id }) => {
      unsaved.current = false;
      notifications.show({
        role: 'status',
        position: 'top-right',
        title: 'Patient registered',
        message: 'What is due appears on the patient’s page within moments.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      void navigate({ to: '/patients/$patientId', params: { patientId: id } });
    },
  });
  const unsaved = useUnsaved(entry.isDirty);
  const { mrn = '', familyName = '' } = entry.values;
  const isTaken = entry.problem instanceof ProblemError && entry.problem.problem.code === 'mrn-taken';
  return (
    <form
      onKeyDown={onlyButtonsSave}
      ref={formRef}
      onSubmit={entry.onSubmit}
      noValidate
      aria-label="New patient"
    >
      <LeaveGuard unsaved={unsaved} />
      <Stack gap="md">
        <Text>
          At <strong>{site.name}</strong>. Fields marked with a star are needed; all else can follow later.
        </Text>
        <FormFields form={PATIENT_FORM} entry={entry} today={today} />
        <PerhapsThereAlready mrn={mrn.trim()} familyName={familyName.trim()} isTaken={isTaken} />
        <FormErrors entry={isTaken ? { ...entry, problem: null } : entry} />
        <Paper withBorder p="sm" className="no-print">
          <Group justify="space-between" gap="sm">
            <Text>{identityOf(entry.values)}</Text>
            <Button type="submit" loading={entry.isSaving}>
              Register
            </Button>
          </Group>
        </Paper>
      </Stack>
    </form>
  );
}

interface LikeProps {
  readonly mrn: string;
  readonly familyName: string;
  /** The server said that the MRN belongs to somebody else. */
  readonly isTaken: boolean;
}

/** Patients of the same MRN or family name: one person registered twice is monitored half. */
function PerhapsThereAlready({ mrn, familyName, isTaken }: LikeProps) {
  const { site } = useChosenSite();
  const byMrn = useLike(mrn).filter(
    (it) => it.mrn.toLowerCase() === mrn.toLowerCase() && it.siteId === site.id,
  );
  const byName = useLike(familyName).filter(
    (it) =>
      it.familyName.toLowerCase() === familyName.toLowerCase() && !byMrn.some((other) => other.id === it.id),
  );
  return (
    <>
      {byMrn.length > 0 && (
        <Alert
          role={isTaken ? 'alert' : 'status'}
          color="red"
          variant="light"
          title={`MRN ${mrn} belongs to a patient of this site`}
        >
          If it is the same person, open that record and enter the results there. If not, check the MRN.
          <Patients patients={byMrn} />
        </Alert>
      )}
      {byName.length > 0 && (
        <Alert role="status" color="yellow" variant="light" title="Is it one of these patients?">
          They have the same family name.
          <Patients patients={byName} />
        </Alert>
      )}
    </>
  );
}

function Patients({ patients }: { readonly patients: PatientList['items'] }) {
  return (
    <List size="sm" mt="xs">
      {patients.slice(0, SHOWN).map((patient) => (
        <List.Item key={patient.id}>
          <PatientIdentity patient={patient} />{' '}
          <AnchorLink to="/patients/$patientId" params={{ patientId: patient.id }} inherit>
            Open this patient
          </AnchorLink>
        </List.Item>
      ))}
    </List>
  );
}

/** As typed so far: name, birth date and MRN beside the button (B-31). */
function identityOf({ mrn = '', familyName = '', givenName = '', birthDate = '' }: Values): string {
  const name = [familyName.trim(), givenName.trim()].filter((part) => part !== '').join(', ');
  return [
    name === '' ? 'Nobody yet' : name,
    ...(birthDate === '' ? [] : [`born ${formatDay(birthDate)}`]),
    ...(mrn.trim() === '' ? [] : [`MRN ${mrn.trim()}`]),
  ].join(' · ');
}

/** The text goes in a body, never in an address. */
function useLike(text: string): PatientList['items'] {
  const [asked] = useDebouncedValue(text, WAIT_MS);
  const found = useQuery({
    queryKey: ['patients', 'search', 'like', asked],
    queryFn: ({ signal }) =>
      request<PatientList>('POST', '/patients/search', { body: { text: asked, limit: MOST }, signal }),
    enabled: asked !== '',
    gcTime: 60_000,
  });
  return asked === '' ? [] : (found.data?.items ?? []);
}
