import type { AlertCard } from '@interstice/contracts';
import { List, Text } from '@mantine/core';
import { AnchorLink } from '../ui/links';
import { AlertStatusBadge } from '../ui/statuses';

/** One fall may meet several definitions, each with an alert of its own: who decides about one should know of the others. */
export function OtherAlerts({ others }: Pick<AlertCard, 'others'>) {
  if (others.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Other alerts of the same episode
      </Text>
      <List size="sm">
        {others.map(({ id, title, status }) => (
          <List.Item key={id}>
            <AnchorLink to="/alerts/$alertId" params={{ alertId: id }}>
              {title}
            </AnchorLink>{' '}
            <AlertStatusBadge status={status} />
          </List.Item>
        ))}
      </List>
    </div>
  );
}
