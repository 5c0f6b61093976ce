import type { DueItemResponse } from '@interstice/contracts';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { AnchorLink } from '../ui/links';
import { useQuery } from '@tanstack/react-query';
import { patientDueItemsQuery, patientOverviewQuery } from '../api/patients';
import { OverridesInForce } from '../override/overrides-in-force';
import { useMay } from '../session/me';
import { distanceInWords, windowInWords } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { Reasons } from '../ui/reasons';
import { DueStatusBadge } from '../ui/statuses';
import { TEST_NAMES } from '../ui/tests';
import { entryKindOf } from '../worklist/entry-kind';
import { WhyDetails } from './why-details';
import classes from './patient.module.css';

const ORDER: Readonly<Record<DueItemResponse['status'], number>> = { overdue: 0, open: 1, upcoming: 2 };

interface DueItemsSectionProps {
  readonly patientId: string;
  readonly today: string;
}

export function DueItemsSection({ patientId, today }: DueItemsSectionProps) {
  const { data, error, refetch } = useQuery(patientDueItemsQuery(patientId));
  const { data: patient } = useQuery(patientOverviewQuery(patientId));
  const mayRecord = useMay('fact.record');
  const items = (data?.items ?? []).toSorted(
    (one, other) => ORDER[one.status] - ORDER[other.status] || one.closesOn.localeCompare(other.closesOn),
  );
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="due-heading">
      <Stack gap="sm">
        <Title order={2} id="due-heading">
          What is due
        </Title>
        {data === undefined ? (
          error === null ? (
            <Loading rows={3} what="Loading what is due" />
          ) : (
            <ProblemNotice
              error={error}
              retry={() => void refetch()}
              title="What is due could not be loaded"
            />
          )
        ) : items.length === 0 ? (
          <Text size="sm">Nothing is due. The next item appears here when its time comes nearer.</Text>
        ) : (
          <ul className={classes['rows']}>
            {items.map((item) => (
              <li key={item.id}>
                <DueItem item={item} patientId={patientId} today={today} mayRecord={mayRecord} />
              </li>
            ))}
          </ul>
        )}
        {data !== undefined && data.severity.length > 0 && (
          <div>
            <Title order={3} size="h5">
              The schedule by severity
            </Title>
            <Reasons because={data.severity} />
          </div>
        )}
        {patient !== undefined && <OverridesInForce patient={patient} today={today} />}
      </Stack>
    </Paper>
  );
}

interface DueItemProps extends DueItemsSectionProps {
  readonly item: DueItemResponse;
  readonly mayRecord: boolean;
}

function DueItem({ item, patientId, today, mayRecord }: DueItemProps) {
  const { test, status, because, cites, ruleIds, missing = [], closesOn } = item;
  const { completes } = item;
  const kind = entryKindOf(item);
  const mayCorrect = useMay('fact.correct');
  const mayChange = useMay('patient.change');
  const late = status === 'overdue' ? `, ${distanceInWords(closesOn, today)} late` : '';
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="xs" wrap="nowrap">
          <Text fw={600}>{TEST_NAMES[test]}</Text>
          <DueStatusBadge status={status} />
        </Group>
        {mayRecord && kind !== undefined && (
          <AnchorLink
            size="sm"
            className="no-print"
            to="/patients/$patientId/enter/$kind"
            params={{ patientId, kind }}
            aria-label={`Enter the result: ${TEST_NAMES[test]}`}
          >
            Enter
          </AnchorLink>
        )}
        {mayCorrect && completes !== undefined && (
          <AnchorLink
            size="sm"
            className="no-print"
            to="/patients/$patientId/correct/$kind/$lineageId"
            params={{ patientId, ...completes }}
            aria-label={`Complete the result: ${TEST_NAMES[test]}`}
          >
            Complete
          </AnchorLink>
        )}
        {mayChange && test === 'height' && (
          <AnchorLink
            size="sm"
            className="no-print"
            to="/patients/$patientId/edit"
            params={{ patientId }}
            hash="heightCm"
            aria-label="Enter the height"
          >
            Enter
          </AnchorLink>
        )}
      </Group>
      <Text size="sm">
        {windowInWords(item)}
        {late}
      </Text>
      {missing.map(({ what, text }) => (
        <Text key={what + text} size="sm">
          Missing: {text}
        </Text>
      ))}
      <WhyDetails
        label="Why?"
        about={`${TEST_NAMES[test]} is due`}
        because={because}
        cites={cites}
        rules={ruleIds}
      />
    </>
  );
}
