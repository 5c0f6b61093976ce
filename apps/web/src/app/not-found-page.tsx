import { Container } from '@mantine/core';
import { AnchorLink } from '../ui/links';
import { Page } from '../ui/page';

export function NotFoundPage() {
  return (
    <Container component="main" size="sm" py="xl">
      <Page title="There is nothing at this address">
        <p>
          The link may be old or mistyped.{' '}
          <AnchorLink to="/" underline="always">
            Go to your home page
          </AnchorLink>
          .
        </p>
      </Page>
    </Container>
  );
}
