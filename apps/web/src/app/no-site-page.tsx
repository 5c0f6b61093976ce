import { Button, Container } from '@mantine/core';
import { signOut } from '../session/me';
import { EmptyState } from '../ui/empty-state';

export function NoSitePage() {
  const leave = () => void signOut().finally(() => window.location.assign('/sign-in'));
  return (
    <Container component="main" size="sm" py="xl">
      <EmptyState title="You do not work at any site yet" action={<Button onClick={leave}>Sign out</Button>}>
        Your account has no role anywhere. Whoever manages your clinic can give you one; then sign in again.
      </EmptyState>
    </Container>
  );
}
