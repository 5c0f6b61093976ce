import type { WhyResponse } from '@interstice/contracts';
import { Group, Stack, Text, Title } from '@mantine/core';
import { Missing } from '../patient/why-details';
import { formatDay } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { Reasons, Sources } from '../ui/reasons';
import { StatusBadge } from '../ui/status-badge';
import { DueStatusBadge } from '../ui/statuses';
import { VERDICTS } from '../ui/verdicts';

interface WhyAnswerProps {
  /** Undefined while it is worked out. */
  readonly answer: WhyResponse | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Worked out anew from the record for the day asked; nothing is only counted. */
export function WhyAnswer({ answer, error, retry }: WhyAnswerProps) {
  if (error !== null) {
    return <ProblemNotice error={error} retry={retry} title="This could not be answered" />;
  }
  return (
    <Stack gap="md" role="status">
      {answer === undefined ? <Loading rows={4} what="Working out why" /> : <Answer answer={answer} />}
    </Stack>
  );
}

function Answer({ answer }: { readonly answer: WhyResponse }) {
  const { subject, headline, because, missing, cites, asOf, asKnownOn } = answer;
  const record =
    asKnownOn === undefined ? 'as it is now' : `as it was known at the end of ${formatDay(asKnownOn)}`;
  return (
    <>
      <section>
        <Group gap="xs" mb={4}>
          <Standing subject={subject} />
        </Group>
        <Title order={3} size="h5" mb={4}>
          {headline}
        </Title>
        <Reasons because={because} />
      </section>
      <Missing missing={missing} />
      <section>
        <Title order={3} size="h5" mb={4}>
          Sources
        </Title>
        <Sources cites={cites} />
      </section>
      <Text size="xs" className="muted">
        Worked out for {formatDay(asOf)} from the record {record}, by today’s rules.
      </Text>
    </>
  );
}

/** What was asked about, in a word: due or not; met or not, and whether the record supports an alert. */
function Standing({ subject }: Pick<WhyResponse, 'subject'>) {
  if ('test' in subject) {
    if (subject.status !== null) return <DueStatusBadge status={subject.status} />;
    return (
      <StatusBadge tone="quiet" shape="ring">
        {subject.wanted ? 'Due' : 'Not due'}
      </StatusBadge>
    );
  }
  const { tone, shape, text } = VERDICTS[subject.verdict];
  return (
    <>
      <StatusBadge tone={tone} shape={shape}>
        {text}
      </StatusBadge>
      <Text size="sm">{subject.alert === 'present' ? 'It supports an alert.' : 'It supports no alert.'}</Text>
    </>
  );
}
