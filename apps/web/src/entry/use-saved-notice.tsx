import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { withdrawFact, type AnyFact, type FactKind } from '../api/facts';
import type { FactForm } from './field';

/** As long as one can take back what was just saved by mistake. */
const UNDO_MS = 15_000;

/** Says what was saved, with the way to the patient and the way back. */
export function useSavedNotice(patientId: string, form: FactForm): (fact: AnyFact) => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
  const undo = async (id: string, kind: FactKind, lineageId: string) => {
    notifications.update({ id, title: 'Taking it back …', message: '', loading: true, autoClose: false });
    try {
      await withdrawFact({ patientId, kind, lineageId }, 'Entered by mistake');
      await refresh();
      notifications.update({
        id,
        title: `${form.name} taken back`,
        message: 'It counts for nothing any more; the history keeps it.',
        loading: false,
        autoClose: UNDO_MS,
      });
    } catch (error) {
      notifications.update({
        id,
        color: 'red',
        title: `${form.name} not taken back`,
        message: error instanceof Error ? error.message : 'Something went wrong. Please withdraw it by hand.',
        loading: false,
        autoClose: false,
      });
    }
  };
  return (fact) => {
    const isNew = fact.unchanged !== true;
    // Of one id only the first is shown: what is said of a second saving must not be swallowed by the first.
    const id = `${isNew ? 'saved' : 'there-already'}-${fact.versionId}`;
    void refresh();
    notifications.show({
      id,
      role: 'status',
      position: 'top-right',
      autoClose: UNDO_MS,
      closeButtonProps: { 'aria-label': 'Close' },
      title: isNew ? `${form.name} saved` : `${form.name} was there already`,
      message: (
        <Stack gap={6}>
          <Text size="sm">
            {isNew
              ? 'What follows from it appears on the patient’s page within moments.'
              : 'The same result stands on record; nothing was added.'}
          </Text>
          <Group gap="md">
            <Anchor
              size="sm"
              href={`/patients/${patientId}`}
              onClick={(event) => {
                event.preventDefault();
                void navigate({ to: '/patients/$patientId', params: { patientId } });
              }}
            >
              Go to the patient
            </Anchor>
            {isNew && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void undo(id, form.kind, fact.lineageId)}
              >
                Undo
              </Button>
            )}
          </Group>
        </Stack>
      ),
    });
  };
}
