import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ActRequest, AlertCard, AlertResponse, DismissRequest } from '@interstice/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { act, dismiss, reopen } from '../api/alerts';
import { ProblemError } from '../api/problem-error';
import { titleOfCode } from './decision-codes';

export type Decided =
  | ({ readonly what: 'act' } & Omit<ActRequest, 'evidenceRevision'>)
  | ({ readonly what: 'dismiss' } & Omit<DismissRequest, 'evidenceRevision'>);

interface Decide {
  readonly decided: Decided;
  /** What follows from it, in words. */
  readonly effect: string;
  /** What was on the screen. */
  readonly evidenceRevision: number;
}

/** Long enough to notice a slip; afterwards the alert itself can be reopened. */
const UNDO_MS = 20_000;
const CLOSE = { 'aria-label': 'Close' };
const UNDONE = 'Undone right after deciding.';

/** Deciding about an alert, and taking a decision back. */
export function useAlertActs({ id, patientId }: Pick<AlertCard, 'id' | 'patientId'>) {
  const queryClient = useQueryClient();
  const readAnew = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['alerts'] }),
      queryClient.invalidateQueries({ queryKey: ['patient', patientId] }),
    ]);
  const reopening = useMutation({
    mutationFn: ({ reason, evidenceRevision }: { reason: string; evidenceRevision: number }) =>
      reopen(id, { reason, evidenceRevision }),
    onSuccess: () =>
      notifications.show({
        title: 'Open again',
        message: 'The decision was taken back.',
        closeButtonProps: CLOSE,
      }),
    onSettled: readAnew,
  });
  const undo = (notice: string, { evidenceRevision }: AlertResponse) => {
    notifications.hide(notice);
    reopening.mutate(
      { reason: UNDONE, evidenceRevision },
      {
        onError: (error) =>
          notifications.show({
            color: 'red',
            title: 'Not undone',
            message: error.message,
            closeButtonProps: CLOSE,
          }),
      },
    );
  };
  const deciding = useMutation({
    mutationFn: ({ decided, evidenceRevision }: Decide) => {
      const { what, ...rest } = decided;
      return what === 'act' && 'code' in rest
        ? act(id, { ...rest, evidenceRevision })
        : dismiss(id, { ...(rest as Omit<DismissRequest, 'evidenceRevision'>), evidenceRevision });
    },
    onSuccess: (alert, { decided, effect }) => {
      const notice = `decided-${id}`;
      notifications.show({
        id: notice,
        title: decided.what === 'dismiss' ? 'Dismissed' : `Decided: ${titleOfCode(decided.code)}`,
        message: (
          <Stack gap={6} align="flex-start">
            <Text size="sm">{effect}</Text>
            <Button size="compact-sm" variant="default" onClick={() => undo(notice, alert)}>
              Undo
            </Button>
          </Stack>
        ),
        autoClose: UNDO_MS,
        closeButtonProps: CLOSE,
      });
    },
    onSettled: readAnew,
  });
  return { deciding, reopening };
}

/** The evidence moved: the page shows the difference, so there is no further error to show. */
export function isMoved(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem.code === 'evidence-moved';
}
