import type { WorklistItem } from '@interstice/contracts';
import { Code, Drawer, Group, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { whyDueQuery } from '../api/worklists';
import { useMay } from '../session/me';
import { formatDay, todayAt } from '../ui/day';
import { ButtonLink } from '../ui/links';
import { PatientIdentity } from '../ui/patient-identity';
import { ProblemNotice } from '../ui/problem-notice';
import { Reasons, Sources } from '../ui/reasons';
import { ReviewNotice } from '../ui/review-notice';
import { DueStatusBadge } from '../ui/statuses';
import { TEST_NAMES } from '../ui/tests';
import { entryKindOf } from './entry-kind';
import { overdueInWords } from './overdue-words';

interface WhyPanelProps {
  /** Undefined: closed. */
  readonly item: WorklistItem | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Why a row is on a list: the reasons, what is missing, the rules and their sources. */
export function WhyPanel({ item, timeZone, onClose }: WhyPanelProps) {
  // What it told stays to be seen, under its name, until it has left the screen.
  const [told, setTold] = useState(item);
  if (item !== undefined && item !== told) setTold(item);
  return (
    <Drawer
      opened={item !== undefined}
      onClose={onClose}
      position="right"
      size={520}
      title={told && `Why ${TEST_NAMES[told.test]} is due`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {told && <Explanation item={told} timeZone={timeZone} />}
    </Drawer>
  );
}

function Explanation({ item, timeZone }: { readonly item: WorklistItem; readonly timeZone: string }) {
  const mayAsk = useMay('why.read');
  const mayRecord = useMay('fact.record');
  const why = useQuery({ ...whyDueQuery(item), enabled: mayAsk });
  const mayCorrect = useMay('fact.correct');
  const kind = entryKindOf(item);
  // What the list said stands in until the answer is computed from the record as it is now.
  const { headline, because, cites, missing = [] } = why.data ?? item;
  return (
    <Stack gap="md">
      <div>
        <Text>
          <PatientIdentity patient={item.patient} />
        </Text>
        <Group gap="xs" mt={6}>
          <DueStatusBadge status={item.status} />
          {item.overdueSince !== undefined && (
            <Text size="sm">{overdueInWords(item.overdueSince, todayAt(timeZone))}</Text>
          )}
        </Group>
      </div>
      <ReviewNotice review={item.review} timeZone={timeZone} />
      <Group gap="xs">
        <ButtonLink
          to="/patients/$patientId"
          params={{ patientId: item.patientId }}
          variant="default"
          size="compact-sm"
        >
          Open patient
        </ButtonLink>
        {mayRecord && kind !== undefined && (
          <ButtonLink
            to="/patients/$patientId/enter/$kind"
            params={{ patientId: item.patientId, kind }}
            size="compact-sm"
          >
            Enter result
          </ButtonLink>
        )}
        {mayCorrect && item.completes !== undefined && (
          <ButtonLink
            to="/patients/$patientId/correct/$kind/$lineageId"
            params={{ patientId: item.patientId, ...item.completes }}
            size="compact-sm"
          >
            Complete result
          </ButtonLink>
        )}
      </Group>
      {why.isError && (
        <ProblemNotice
          error={why.error}
          title="The reasons could not be computed anew; these are of the last review"
          retry={() => void why.refetch()}
        />
      )}
      <section>
        <Title order={3} size="h5" mb={4}>
          {headline}
        </Title>
        <Reasons because={because} />
      </section>
      {missing.length > 0 && (
        <section>
          <Title order={3} size="h5" mb={4}>
            Missing
          </Title>
          <List size="sm">
            {missing.map(({ what, text }) => (
              <List.Item key={what}>{text}</List.Item>
            ))}
          </List>
        </section>
      )}
      <section>
        <Title order={3} size="h5" mb={4}>
          Sources
        </Title>
        <Sources cites={cites} />
      </section>
      <section>
        <Title order={3} size="h5" mb={4}>
          Rules
        </Title>
        <List size="sm">
          {item.ruleIds.map((ruleId, index) => (
            <List.Item key={ruleId}>
              <Code>{ruleId}</Code>
              {index === 0 && item.ruleIds.length > 1 && ' set the dates'}
            </List.Item>
          ))}
        </List>
        {why.data && (
          <Text size="xs" className="muted" mt={4}>
            Computed for {formatDay(why.data.asOf)} from the record as it is now, by today’s rules.
          </Text>
        )}
      </section>
    </Stack>
  );
}
