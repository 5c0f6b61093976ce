import type { AlertCard, JudgedSet, ReasonResponse } from '@interstice/contracts';
import { Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { progressionQuery } from '../api/patients';
import { BaselinesTable } from '../patient/baselines-table';
import { RapidProgression } from '../patient/rapid-progression';
import { formatDay } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { Reasons } from '../ui/reasons';
import classes from './alert.module.css';
import { groupSentences } from './sentence-groups';

/** Where the patient stands now: over the whole record, near misses, what was left out and what is missing. */
export function PresentJudgement({ card }: { readonly card: AlertCard }) {
  const { data, error, refetch } = useQuery(progressionQuery(card.patientId));
  const set = data?.sets.find(({ setId }) => setId === card.ruleId);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="now-heading">
      <Stack gap="sm">
        <Title order={2} id="now-heading">
          As the record stands now
        </Title>
        {error !== null && (
          <ProblemNotice error={error} title="The judgement could not be read" retry={() => void refetch()} />
        )}
        {data === undefined && error === null && <Loading rows={4} what="Reading the judgement" />}
        {data !== undefined && (
          <BaselinesTable cumulative={data.cumulative} beforeTreatment={data.beforeTreatment} />
        )}
        {data !== undefined && data.rapidProgression !== null && (
          <RapidProgression patientId={card.patientId} rapid={data.rapidProgression} />
        )}
        {data !== undefined && data.baseline !== null && (
          <Text size="sm">
            The present episode is judged from the baseline of{' '}
            {formatDay(data.baseline.takenOn ?? data.baseline.setOn)}.
          </Text>
        )}
        {set !== undefined && <SetNow set={set} />}
      </Stack>
    </Paper>
  );
}

function SetNow({ set }: { readonly set: JudgedSet }) {
  const { headline, because, criteria, missing } = set;
  const { nearMisses, notCompared } = groupSentences(because);
  return (
    <>
      <Text size="sm" fw={600}>
        {headline}
      </Text>
      <Listed title="Near misses" sentences={nearMisses} />
      <Listed title="Missing" sentences={missing} />
      <Listed title="Tests left out, and why" sentences={notCompared} />
      <div>
        {criteria.map((criterion) => (
          <details key={criterion.criterionId} className={classes['details']}>
            <summary>
              <Group component="span" gap="xs" display="inline-flex">
                <Text span size="sm">
                  {criterion.headline}
                </Text>
              </Group>
            </summary>
            <Reasons because={groupSentences(criterion.because).others} />
          </details>
        ))}
      </div>
    </>
  );
}

interface ListedProps {
  readonly title: string;
  readonly sentences: readonly Pick<ReasonResponse, 'text'>[];
}

function Listed({ title, sentences }: ListedProps) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5">
        {title}
      </Title>
      <List size="sm">
        {sentences.map(({ text }) => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </div>
  );
}
