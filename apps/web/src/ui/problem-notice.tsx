import { Alert, Button, Group, List, Text } from '@mantine/core';
import { ProblemError } from '../api/problem-error';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly retry?: () => void;
  /** What could not be done, such as "The list could not be loaded". */
  readonly title?: string;
}

/** Says what went wrong and what to do; with the id by which whoever runs the service finds it. */
export function ProblemNotice({ error, retry, title }: ProblemNoticeProps) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const text = error instanceof Error ? error.message : 'Something went wrong.';
  return (
    <Alert role="alert" color="red" variant="light" title={title ?? problem?.title ?? 'That did not work'}>
      <Text size="sm">{text}</Text>
      {problem?.errors && problem.errors.length > 0 && (
        <List size="sm" mt="xs">
          {problem.errors.map(({ pointer, detail }) => (
            <List.Item key={pointer + detail}>
              {pointer === '' ? detail : `${pointer.replace(/^\//, '')}: ${detail}`}
            </List.Item>
          ))}
        </List>
      )}
      <Group mt="xs" gap="md">
        {retry && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
        {problem?.requestId !== undefined && (
          <Text size="xs" className="muted">
            Request {problem.requestId}
          </Text>
        )}
      </Group>
    </Alert>
  );
}
