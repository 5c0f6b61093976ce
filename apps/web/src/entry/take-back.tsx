import type { PatientResponse } from '@interstice/contracts';
import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { excludePft, liftExclusion, withdrawFact, type AnyFact, type FactAddress } from '../api/facts';
import { useMay } from '../session/me';
import { formatDay } from '../ui/day';
import { ProblemNotice } from '../ui/problem-notice';
import { resultOf, type FactForm } from './field';
import { MoveModal } from './move-modal';
import { ReasonModal } from './reason-modal';
import { useKeptFocus } from './use-kept-focus';
import { useWithdrawnNotice } from './use-withdrawn-notice';

interface TakeBackProps {
  readonly patient: PatientResponse;
  readonly form: FactForm;
  readonly fact: AnyFact;
}

/** What can be done with a result besides correcting it: withdraw it, move it, keep it out of judging. */
export function TakeBack({ patient, form, fact }: TakeBackProps) {
  const address: FactAddress = { patientId: patient.id, kind: form.kind, lineageId: fact.lineageId };
  const [opened, setOpened] = useState<'withdraw' | 'move' | 'exclude'>();
  const mayWithdraw = useMay('fact.withdraw');
  const mayMove = useMay('fact.reassign');
  const mayExclude = useMay('fact.exclude') && form.kind === 'pft';
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const sayWithdrawn = useWithdrawnNotice(patient.id, form);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
  const excluded = 'excluded' in fact ? fact.excluded : undefined;
  const lifting = useMutation({ mutationFn: () => liftExclusion(address), onSuccess: refresh });
  useKeptFocus(lifting.isPending);
  const close = () => setOpened(undefined);
  return (
    <>
      {excluded && (
        <Alert color="gray" variant="light" title="Kept out of judging" role="note">
          Since {formatDay(excluded.on)}: {excluded.reason}
        </Alert>
      )}
      {lifting.isError && <ProblemNotice error={lifting.error} title="It is still kept out of judging" />}
      <Group gap="sm" className="no-print">
        {mayWithdraw && (
          <Button variant="default" size="compact-md" onClick={() => setOpened('withdraw')}>
            Withdraw …
          </Button>
        )}
        {mayMove && (
          <Button variant="default" size="compact-md" onClick={() => setOpened('move')}>
            Belongs to another patient …
          </Button>
        )}
        {/* One button for both, so that the focus stays on it when one has become the other. */}
        {mayExclude && (
          <Button
            variant="default"
            size="compact-md"
            loading={lifting.isPending}
            onClick={() => (excluded ? lifting.mutate() : setOpened('exclude'))}
          >
            {excluded ? 'Let it judge again' : 'Keep out of judging …'}
          </Button>
        )}
      </Group>
      <ReasonModal
        opened={opened === 'withdraw'}
        onClose={close}
        title={`Withdraw this ${resultOf(form)}`}
        explanation="It will count for nothing any more; what followed from it is reviewed again. The history keeps it. This cannot be undone; the result can be entered anew."
        patient={patient}
        action="Withdraw it"
        placeholder="Entered twice"
        act={async (reason) => {
          await withdrawFact(address, reason);
          sayWithdrawn(fact);
          await navigate({
            to: '/patients/$patientId',
            params: { patientId: patient.id },
            ignoreBlocker: true,
          });
          await refresh();
        }}
      />
      <ReasonModal
        opened={opened === 'exclude'}
        onClose={close}
        title="Keep this PFT out of judging"
        explanation="It stays on record and on the chart, drawn hollow with your reason, but judges nothing. You can let it judge again at any time."
        patient={patient}
        action="Keep it out"
        placeholder="Coughing throughout; not representative"
        act={async (reason) => {
          await excludePft(address, reason);
          await refresh();
          close();
        }}
      />
      <MoveModal opened={opened === 'move'} patient={patient} form={form} address={address} onClose={close} />
    </>
  );
}
