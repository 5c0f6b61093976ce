import type { ProgressionResponse } from '@interstice/contracts';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { patientOverviewQuery, recordPersonFact } from '../api/patients';
import { ProblemError } from '../api/problem-error';
import { DialogForm } from '../entry/dialog-form';
import { GuardedModal } from '../entry/guarded-modal';
import { useMay } from '../session/me';
import { todayAt } from '../ui/day';
import { useChosenSite } from '../session/chosen-site';
import { Reasons } from '../ui/reasons';

interface RapidProgressionProps {
  readonly patientId: string;
  readonly rapid: NonNullable<ProgressionResponse['rapidProgression']>;
}

/** The flag, or a quiet question with the facts behind it, for physicians; and the way to answer it. */
export function RapidProgression({ patientId, rapid }: RapidProgressionProps) {
  const { headline, because } = rapid;
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Text size="sm">{headline ?? 'Not flagged as rapidly progressive.'}</Text>
        <RapidDialog patientId={patientId} />
      </Group>
      {because.length > 0 && <Reasons because={because} />}
    </Stack>
  );
}

function RapidDialog({ patientId }: { readonly patientId: string }) {
  const { site } = useChosenSite();
  const today = todayAt(site.timeZone);
  const mayChange = useMay('patient.change');
  const [opened, dialog] = useDisclosure(false);
  const [flag, setFlag] = useState('yes');
  const [day, setDay] = useState<string>();
  const queryClient = useQueryClient();
  const { data: patient } = useQuery(patientOverviewQuery(patientId));
  const save = useMutation({
    mutationFn: () =>
      recordPersonFact(patientId, {
        kind: 'rapidly-progressive',
        on: day ?? today,
        value: { flag: flag === 'yes' },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
      close();
    },
  });
  const close = () => {
    setFlag('yes');
    setDay(undefined);
    save.reset();
    dialog.close();
  };
  if (!mayChange) return null;
  const problem = save.error instanceof ProblemError ? save.error : undefined;
  return (
    <>
      <Button size="compact-sm" variant="default" className="no-print" onClick={dialog.open}>
        Set the flag
      </Button>
      <GuardedModal
        opened={opened}
        onClose={close}
        title="Rapid progression"
        isDirty={day !== undefined || flag !== 'yes'}
        isBusy={save.isPending}
      >
        {(cancel) => (
          <DialogForm
            saving={save}
            onSubmit={() => save.mutate()}
            cancel={cancel}
            save="Save"
            patient={patient}
          >
            <NativeSelect
              label="Rapidly progressive"
              data-autofocus
              value={flag}
              onChange={({ currentTarget: { value } }) => setFlag(value)}
              data={[
                { value: 'yes', label: 'Yes' },
                { value: 'no', label: 'No' },
              ]}
              description="A clinician’s judgement. No alert follows from it."
              descriptionProps={{ c: 'var(--muted)' }}
            />
            <TextInput
              label="From"
              type="date"
              required
              max={today}
              value={day ?? today}
              error={problem?.detailAt('/on')}
              onChange={({ currentTarget: { value } }) => setDay(value)}
            />
          </DialogForm>
        )}
      </GuardedModal>
    </>
  );
}
