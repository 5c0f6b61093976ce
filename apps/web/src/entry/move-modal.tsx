import type { PatientList, PatientResponse, PatientSummary } from '@interstice/contracts';
import { Paper, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { reassignFact, type FactAddress } from '../api/facts';
import { request } from '../api/request';
import { PatientIdentity, type Identity } from '../ui/patient-identity';
import { resultOf, type FactForm } from './field';
import { ReasonModal } from './reason-modal';

const SHOWN = 8;

interface MoveModalProps {
  readonly opened: boolean;
  readonly patient: PatientResponse;
  readonly form: FactForm;
  readonly address: FactAddress;
  readonly onClose: () => void;
}

/** Moves a result to the patient it belongs to, with both identities side by side (B-31). */
export function MoveModal({ opened, patient, form, address, onClose }: MoveModalProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const [chosen, setChosen] = useState<PatientSummary>();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['patients', 'search', 'move', asked],
    queryFn: ({ signal }) =>
      request<PatientList>('POST', '/patients/search', { body: { text: asked, limit: SHOWN }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const others = asked === '' ? [] : (found.data?.items ?? []).filter(({ id }) => id !== patient.id);
  return (
    <ReasonModal
      opened={opened}
      onClose={() => {
        setText('');
        setChosen(undefined);
        onClose();
      }}
      isDirty={text.trim() !== ''}
      title={`Move this ${resultOf(form)} to another patient`}
      explanation="It leaves this patient and stands with the other one; both are reviewed again, and both teams can see it in the history."
      action="Move it"
      placeholder="The report is of the next patient on the list"
      missing={chosen ? undefined : 'Choose the patient first.'}
      act={async (reason) => {
        if (!chosen) return;
        const moved = await reassignFact(address, { toPatientId: chosen.id, reason });
        notifications.show({
          role: 'status',
          position: 'top-right',
          title: `${form.name} moved`,
          message: 'Both patients are reviewed again within moments.',
          closeButtonProps: { 'aria-label': 'Close' },
        });
        await navigate({
          to: '/patients/$patientId',
          params: { patientId: moved.to.patientId },
          ignoreBlocker: true,
        });
        for (const id of [patient.id, chosen.id]) {
          void queryClient.invalidateQueries({ queryKey: ['patient', id] });
        }
      }}
    >
      <TextInput
        label="The patient it belongs to"
        description="Beginning of the name or of the MRN"
        descriptionProps={{ c: 'var(--muted)' }}
        type="search"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(undefined);
        }}
      />
      {others.length > 0 && (
        <Radio.Group
          label="Found"
          value={chosen?.id ?? ''}
          onChange={(id) => setChosen(others.find((other) => other.id === id))}
        >
          <Stack gap="xs">
            {others.map((other) => (
              <Radio key={other.id} value={other.id} label={<PatientIdentity patient={other} />} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {found.isSuccess && asked !== '' && others.length === 0 && (
        <Text role="status">Nobody else of this name or MRN at your sites.</Text>
      )}
      {chosen && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Person title="From" person={patient} />
          <Person title="To" person={chosen} />
        </SimpleGrid>
      )}
    </ReasonModal>
  );
}

function Person({ title, person }: { readonly title: string; readonly person: Identity }) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" className="muted">
        {title}
      </Text>
      <PatientIdentity patient={person} />
    </Paper>
  );
}
