import { List, Stack, Text, Title } from '@mantine/core';

/** What an administrator can do, and where; no clinical data is shown to this role. */
export function AdminHome() {
  return (
    <Stack component="section" gap="xs" aria-label="Administration">
      <Title order={2}>Administration</Title>
      <Text size="sm">
        An administrator looks after the site and its accounts and sees no patients, lists or alerts.
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>
          Accounts and roles are given on the server, with the command <code>interstice create-user</code>;
          whoever runs the system does so. There is no page for it yet.
        </List.Item>
        <List.Item>
          Whoever is to work with patients needs the role of a nurse, a physician or a coordinator at the
          site.
        </List.Item>
      </List>
    </Stack>
  );
}
