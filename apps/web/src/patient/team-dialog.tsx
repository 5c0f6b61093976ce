import type { PatientResponse } from '@interstice/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { physiciansQuery } from '../api/alerts';
import { setTeam } from '../api/patients';
import { ProblemError } from '../api/problem-error';
import { DialogForm } from '../entry/dialog-form';
import { GuardedModal } from '../entry/guarded-modal';
import { useMay } from '../session/me';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';

/** Names the physician who answers for a patient, and who stands in. */
export function TeamDialog({ patient }: { readonly patient: PatientResponse }) {
  const mayAssign = useMay('patient.assign');
  const [opened, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const members = useQuery({ ...physiciansQuery(patient.siteId), enabled: opened });
  const standing = { physicianId: patient.team.physician?.id ?? '', deputyId: patient.team.deputy?.id ?? '' };
  const [typed, setTyped] = useState<Partial<typeof standing>>({});
  const chosen = { ...standing, ...typed };
  const isDirty = chosen.physicianId !== standing.physicianId || chosen.deputyId !== standing.deputyId;
  const naming = useMutation({
    mutationFn: () =>
      setTeam(patient.id, { physicianId: chosen.physicianId || null, deputyId: chosen.deputyId || null }),
    onSuccess: async ({ physician }) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['patient', patient.id] }),
        queryClient.invalidateQueries({ queryKey: ['alerts'] }),
      ]);
      notifications.show({
        role: 'status',
        position: 'top-right',
        title:
          physician === null
            ? 'Nobody is named any more'
            : `${physician.displayName} answers for the patient`,
        message: 'New alerts go there. Alerts that are open already stay with their owner.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      close();
    },
  });
  const close = () => {
    setTyped({});
    naming.reset();
    dialog.close();
  };
  if (!mayAssign || patient.mergedInto !== undefined) return null;
  const problem = naming.error instanceof ProblemError ? naming.error : undefined;
  const options = (members.data?.items ?? []).map(({ id, displayName }) => ({
    value: id,
    label: displayName,
  }));
  return (
    <>
      <Button size="compact-md" variant="default" onClick={dialog.open}>
        Name who answers
      </Button>
      <GuardedModal
        opened={opened}
        onClose={close}
        title="Who answers for this patient"
        isDirty={isDirty}
        isBusy={naming.isPending}
      >
        {(cancel) =>
          members.isError ? (
            <ProblemNotice
              error={members.error}
              title="The physicians could not be listed"
              retry={() => void members.refetch()}
            />
          ) : members.data === undefined ? (
            <Loading rows={3} what="Loading the physicians" />
          ) : (
            <DialogForm
              saving={naming}
              onSubmit={() => naming.mutate()}
              cancel={cancel}
              save="Save"
              isUnchanged={!isDirty}
              patient={patient}
            >
              <NativeSelect
                label="Physician"
                autoFocus
                data-autofocus
                value={chosen.physicianId}
                error={problem?.detailAt('/physicianId')}
                data={[{ value: '', label: 'Nobody by name: every physician of the site' }, ...options]}
                onChange={({ currentTarget: { value } }) =>
                  setTyped({
                    physicianId: value,
                    deputyId: value === '' || value === chosen.deputyId ? '' : chosen.deputyId,
                  })
                }
              />
              <NativeSelect
                label="Deputy"
                disabled={chosen.physicianId === ''}
                value={chosen.deputyId}
                error={problem?.detailAt('/deputyId')}
                data={[
                  { value: '', label: 'Nobody' },
                  ...options.filter(({ value }) => value !== chosen.physicianId),
                ]}
                onChange={({ currentTarget: { value } }) => setTyped({ ...chosen, deputyId: value })}
              />
            </DialogForm>
          )
        }
      </GuardedModal>
    </>
  );
}
