import { notifications } from '@mantine/notifications';
import type { AlertResponse } from '@interstice/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { acknowledge } from '../api/alerts';
import { ProblemError } from '../api/problem-error';
import { formatDay } from '../ui/day';

type Acknowledged = Pick<AlertResponse, 'id' | 'patientId' | 'evidenceRevision' | 'dueBy'>;

const CLOSE = { 'aria-label': 'Close' };

/** Stops the first notice; says that the clock goes on (B-04). */
export function useAcknowledge() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, evidenceRevision }: Acknowledged) => acknowledge(id, { evidenceRevision }),
    onSuccess: ({ dueBy }) => {
      const until = dueBy === null ? '' : ` It is still to be decided by ${formatDay(dueBy)}.`;
      notifications.show({
        title: 'Acknowledged',
        message: `The first notice stops.${until}`,
        closeButtonProps: CLOSE,
      });
    },
    onError: (error) => {
      const isMoved = error instanceof ProblemError && error.problem.code === 'evidence-moved';
      notifications.show({
        color: 'red',
        title: isMoved ? 'The evidence has changed' : 'Not acknowledged',
        closeButtonProps: CLOSE,
        message: isMoved ? 'Open the alert and look at what it says now.' : error.message,
      });
    },
    onSettled: (_answer, _error, { patientId }) => {
      void queryClient.invalidateQueries({ queryKey: ['alerts'] });
      void queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
    },
  });
}
