import { Alert, Button, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { ProblemNotice } from '../ui/problem-notice';
import { OutdatedError } from './outdated';

/** Stands where a page would, with what can be done. Nothing is loaded anew by itself: something may be being entered. */
export function PageFailed({ error }: { readonly error: unknown }) {
  const router = useRouter();
  if (error instanceof OutdatedError)
    return (
      <Alert role="alert" color="blue" variant="light" title="Interstice was updated">
        <Text size="sm" mb="xs">
          This page is of the version before. Reload it to go on with the present one; what is saved stays
          saved.
        </Text>
        <Button size="compact-sm" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </Alert>
    );
  return <ProblemNotice error={error} retry={() => void router.invalidate()} />;
}
