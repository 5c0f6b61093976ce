import type { CautionResponse } from '@interstice/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { AnyFact } from '../api/facts';
import { recordCaution } from '../api/options';
import type { FactForm } from './field';

/** As long as one can enter again what was just withdrawn by mistake. */
const AGAIN_MS = 15_000;

/**
 * Says what was withdrawn. A caution can be entered again from here: without it every list of options says less, and it is
 * one line. What has many values is entered anew with its form, where each is seen.
 */
export function useWithdrawnNotice(patientId: string, form: FactForm): (fact: AnyFact) => void {
  const queryClient = useQueryClient();
  const enterAgain = async (id: string, { kind, on, note }: CautionResponse) => {
    notifications.update({ id, title: 'Entering it again …', message: '', loading: true, autoClose: false });
    try {
      await recordCaution(patientId, { kind, on, ...(note !== undefined && { note }) });
      await queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
      notifications.update({
        id,
        title: `${form.name} entered again`,
        message: 'It stands as before; the history keeps both.',
        loading: false,
        autoClose: AGAIN_MS,
      });
    } catch (error) {
      notifications.update({
        id,
        color: 'red',
        title: `${form.name} not entered again`,
        message: error instanceof Error ? error.message : 'Something went wrong. Please enter it by hand.',
        loading: false,
        autoClose: false,
      });
    }
  };
  return (fact) => {
    const id = `withdrawn-${fact.versionId}`;
    const caution = isCaution(fact, form) ? fact : undefined;
    notifications.show({
      id,
      role: 'status',
      position: 'top-right',
      autoClose: AGAIN_MS,
      closeButtonProps: { 'aria-label': 'Close' },
      title: `${form.name} withdrawn`,
      message: (
        <Stack gap={6} align="flex-start">
          <Text size="sm">What followed from it is reviewed within moments.</Text>
          {caution && (
            <Button size="compact-sm" variant="default" onClick={() => void enterAgain(id, caution)}>
              Enter it again
            </Button>
          )}
        </Stack>
      ),
    });
  };
}

function isCaution(fact: AnyFact, { kind }: FactForm): fact is CautionResponse {
  return kind === 'caution' && 'kind' in fact;
}
