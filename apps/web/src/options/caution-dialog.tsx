import type { CautionRequest } from '@interstice/contracts';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { patientQuery } from '../api/facts';
import { recordCaution } from '../api/options';
import { ProblemError } from '../api/problem-error';
import { GuardedModal } from '../entry/guarded-modal';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { todayAt } from '../ui/day';
import { PatientIdentity } from '../ui/patient-identity';
import { ProblemNotice } from '../ui/problem-notice';
import { CAUTION_NAMES } from './option-words';

type Kind = CautionRequest['kind'];
const KINDS = Object.keys(CAUTION_NAMES) as Kind[];

/** Records something that whoever reads a list of options has to heed (B-33), of whom is said beside the button (B-31). */
export function CautionDialog({ patientId }: { readonly patientId: string }) {
  const { site } = useChosenSite();
  const today = todayAt(site.timeZone);
  const mayRecord = useMay('fact.record');
  const [opened, dialog] = useDisclosure(false);
  const [kind, setKind] = useState<Kind>('allergy');
  const [day, setDay] = useState<string>();
  const [note, setNote] = useState('');
  const { data: patient } = useQuery({ ...patientQuery(patientId), enabled: opened });
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      recordCaution(patientId, {
        kind,
        on: day ?? today,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
      await queryClient.invalidateQueries({ queryKey: ['alerts'] });
      close();
    },
  });
  const close = () => {
    setKind('allergy');
    setDay(undefined);
    setNote('');
    save.reset();
    dialog.close();
  };
  if (!mayRecord) return null;
  const problem = save.error instanceof ProblemError ? save.error : undefined;
  return (
    <>
      <Button size="compact-sm" variant="default" w="fit-content" className="no-print" onClick={dialog.open}>
        Record a caution
      </Button>
      <GuardedModal
        opened={opened}
        onClose={close}
        title="Record a caution"
        isDirty={note.trim() !== '' || day !== undefined}
        isBusy={save.isPending}
      >
        {(cancel) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!save.isPending) save.mutate();
            }}
          >
            <Stack gap="sm">
              <NativeSelect
                label="About"
                data-autofocus
                value={kind}
                onChange={({ currentTarget: { value } }) =>
                  setKind(KINDS.find((one) => one === value) ?? 'other')
                }
                data={KINDS.map((value) => ({ value, label: CAUTION_NAMES[value] }))}
              />
              <TextInput
                label="Known on"
                type="date"
                required
                max={today}
                value={day ?? today}
                error={problem?.detailAt('/on')}
                onChange={({ currentTarget: { value } }) => setDay(value)}
              />
              <TextInput
                label="What it is"
                required={kind === 'other'}
                maxLength={500}
                value={note}
                error={problem?.detailAt('/note')}
                description="It is shown beside every list of treatment options and hides none of them."
                descriptionProps={{ c: 'var(--muted)' }}
                onChange={({ currentTarget: { value } }) => setNote(value)}
              />
              {save.error !== null && <ProblemNotice error={save.error} />}
              {patient && (
                <Text size="sm" component="div">
                  <PatientIdentity patient={patient} />
                </Text>
              )}
              <Group justify="flex-end">
                <Button variant="default" onClick={cancel}>
                  Cancel
                </Button>
                <Button type="submit" loading={save.isPending}>
                  Record caution
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </GuardedModal>
    </>
  );
}
