import { Anchor, Container } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state';

export function NotFoundPage() {
  return (
    <Container component="main" size="sm" py="xl">
      <EmptyState title="There is nothing at this address">
        The link may be old or mistyped.{' '}
        <Anchor component={Link} to="/">
          Go to your home page
        </Anchor>
        .
      </EmptyState>
    </Container>
  );
}
