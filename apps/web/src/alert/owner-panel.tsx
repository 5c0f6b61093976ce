import { notifications } from '@mantine/notifications';
import type { AlertCard } from '@interstice/contracts';
import { Button, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { handOver, physiciansQuery } from '../api/alerts';
import { useMay, useMe } from '../session/me';
import { ProblemNotice } from '../ui/problem-notice';
import { useReturnedFocus } from '../ui/use-returned-focus';
import { isUndecided } from './due-by';
import { useNames } from './use-names';

/** Who answers for the alert, and handing it over. */
export function OwnerPanel({ card }: { readonly card: AlertCard }) {
  const mayAssign = useMay('alert.assign');
  const [isChanging, setChanging] = useState(false);
  const opener = useReturnedFocus(isChanging);
  const nameOf = useNames(card.people);
  if (!isUndecided(card) || !mayAssign) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="owner-heading">
      <Stack gap="sm">
        <Title order={2} id="owner-heading">
          Owner
        </Title>
        <Text size="sm">
          {nameOf(card.owner)}
          {card.owner === null && ': every physician of the clinic sees it as theirs'}
          {card.deputy !== null && `; deputy ${nameOf(card.deputy)}`}
        </Text>
        {isChanging ? (
          <HandOverForm card={card} onDone={() => setChanging(false)} />
        ) : (
          <Button ref={opener} variant="default" onClick={() => setChanging(true)}>
            Hand over …
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function HandOverForm({ card, onDone }: { readonly card: AlertCard; readonly onDone: () => void }) {
  const { user } = useMe();
  const mayOwn = useMay('alert.decide');
  const queryClient = useQueryClient();
  const members = useQuery(physiciansQuery(card.patient.siteId));
  const self = mayOwn ? [{ id: user.id, displayName: user.displayName }] : [];
  const physicians = members.data?.items ?? (members.isError ? self : []);
  const [ownerId, setOwnerId] = useState(card.owner ?? '');
  const [deputyId, setDeputyId] = useState(card.deputy ?? '');
  const handing = useMutation({
    mutationFn: () => handOver(card.id, { ownerId, ...(deputyId !== '' && { deputyId }) }),
    onSuccess: () => {
      notifications.show({
        title: 'Handed over',
        message: 'The day by which to decide stays.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  });
  const options = physicians.map(({ id, displayName }) => ({ value: id, label: displayName }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ownerId !== '') handing.mutate();
      }}
    >
      <Stack gap="sm">
        {members.isError && (
          <Text size="sm">The list of physicians cannot be read now; you can take it over yourself.</Text>
        )}
        <NativeSelect
          label="Owner"
          required
          autoFocus
          value={ownerId}
          data={[{ value: '', label: 'choose', disabled: true }, ...options]}
          onChange={(event) => setOwnerId(event.currentTarget.value)}
        />
        <NativeSelect
          label="Deputy"
          value={deputyId}
          data={[{ value: '', label: 'nobody' }, ...options.filter(({ value }) => value !== ownerId)]}
          onChange={(event) => setDeputyId(event.currentTarget.value)}
        />
        {handing.error !== null && <ProblemNotice error={handing.error} title="It was not handed over" />}
        <Button type="submit" loading={handing.isPending} disabled={ownerId === ''}>
          Hand over
        </Button>
        <Button variant="default" onClick={onDone}>
          Leave it as it is
        </Button>
      </Stack>
    </form>
  );
}
