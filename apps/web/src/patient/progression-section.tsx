import type { ComparedPair, JudgedCriterion, JudgedSet, ProgressionResponse } from '@interstice/contracts';
import { Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { progressionQuery, whyCriterionQuery } from '../api/patients';
import { formatDay } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { Reasons } from '../ui/reasons';
import { StatusBadge } from '../ui/status-badge';
import { CertaintyBadge } from '../ui/statuses';
import { VERDICTS } from '../ui/verdicts';
import { BaselinesTable } from './baselines-table';
import { ChangeScales } from './change-scales';
import { DataNotes } from './data-notes';
import { Fold } from './fold';
import { declineInWords } from './pair-words';
import { RapidProgression } from './rapid-progression';
import { SymptomScores } from './symptom-scores';
import { LikelihoodFold, SlopeLine } from './trend-lines';
import { Missing, WhyDetails } from './why-details';
import classes from './patient.module.css';

/** How the last review judged, by each definition, and how far the whole record fell. */
export function ProgressionSection({ patientId }: { readonly patientId: string }) {
  const { data, error, refetch } = useQuery(progressionQuery(patientId));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="progression-heading">
      <Stack gap="sm">
        <Title order={2} id="progression-heading">
          Progression
        </Title>
        {data === undefined ? (
          error === null ? (
            <Loading rows={4} what="Loading the judgement" />
          ) : (
            <ProblemNotice
              error={error}
              retry={() => void refetch()}
              title="The judgement could not be loaded"
            />
          )
        ) : data.sets.length === 0 ? (
          <Text size="sm">Not judged yet: the first review is still to come.</Text>
        ) : (
          <Judgement patientId={patientId} progression={data} />
        )}
      </Stack>
    </Paper>
  );
}

interface JudgementProps {
  readonly patientId: string;
  readonly progression: ProgressionResponse;
}

function Judgement({ patientId, progression }: JudgementProps) {
  const {
    sets,
    cumulative,
    beforeTreatment,
    baseline,
    scales,
    slope,
    dataNotes,
    rapidProgression,
    graftSince,
  } = progression;
  return (
    <>
      {graftSince !== null && (
        <Text size="sm" fw={600}>
          The lungs are a graft since {formatDay(graftSince)}: only tests of the own lungs, of days before,
          are judged here.
        </Text>
      )}
      <Text size="sm">
        {baseline === null
          ? 'No decision has set a baseline: the whole record is compared, within the time of each definition.'
          : `Judged from the baseline of ${formatDay(baseline.takenOn ?? baseline.setOn)}.`}
        {baseline !== null && baseline.how !== 'as-decided' && (
          <> The decision named {formatDay(baseline.setOn)}; another test was taken in its place.</>
        )}
      </Text>
      <BaselinesTable cumulative={cumulative} beforeTreatment={beforeTreatment} />
      {slope !== null && <SlopeLine slope={slope} />}
      <ul className={classes['rows']}>
        {sets.map((set) => (
          <li key={set.setId}>
            <SetJudgement patientId={patientId} set={set} />
          </li>
        ))}
      </ul>
      {rapidProgression !== null && <RapidProgression patientId={patientId} rapid={rapidProgression} />}
      <SymptomScores scores={progression.symptomScores} />
      <DataNotes notes={dataNotes} />
      <ChangeScales scales={scales} />
    </>
  );
}

function SetJudgement({ patientId, set }: { readonly patientId: string; readonly set: JudgedSet }) {
  const {
    verdict,
    headline,
    certainty,
    missing,
    because,
    cites,
    criteria,
    setId,
    supportsAlert,
    leftOut,
    likelihood,
  } = set;
  const look = VERDICTS[verdict];
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <StatusBadge tone={look.tone} shape={look.shape}>
          {look.text}
        </StatusBadge>
        {certainty !== null && verdict === 'met' && <CertaintyBadge certainty={certainty} />}
        <Text fw={600}>{headline}</Text>
      </Group>
      <Missing missing={missing} />
      <div className={`${classes['folds'] ?? ''} no-print`}>
        <WhyDetails label="Why?" about={headline} because={because} cites={cites} />
        {likelihood !== null && <LikelihoodFold about={headline} likelihood={likelihood} />}
        <Fold label="Each criterion" about={headline}>
          <Criteria criteria={criteria} />
        </Fold>
        {!supportsAlert && (
          <Fold label="Why is there no alert?" about={headline}>
            <AllReasons patientId={patientId} about={setId} />
          </Fold>
        )}
        {supportsAlert && leftOut > 0 && (
          <Fold label="All that was compared" about={headline}>
            <AllReasons patientId={patientId} about={criteria[0]?.criterionId ?? setId} />
          </Fold>
        )}
      </div>
    </Stack>
  );
}

function Criteria({ criteria }: { readonly criteria: readonly JudgedCriterion[] }) {
  return (
    <Table fz="sm" verticalSpacing={4} mt="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Verdict</Table.Th>
          <Table.Th scope="col">Criterion</Table.Th>
          <Table.Th scope="col">Tests compared</Table.Th>
          <Table.Th scope="col">Fall</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {criteria.map(({ criterionId, verdict, headline, pair, missing }) => (
          <Table.Tr key={criterionId}>
            <Table.Td>
              <StatusBadge tone={VERDICTS[verdict].tone} shape={VERDICTS[verdict].shape}>
                {VERDICTS[verdict].text}
              </StatusBadge>
            </Table.Td>
            <Table.Th scope="row" fw={400}>
              {headline}
              <Missing missing={missing} />
            </Table.Th>
            <Table.Td>{pair === null ? 'none' : daysOf(pair)}</Table.Td>
            <Table.Td>{pair === null ? '' : declineInWords(pair)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const daysOf = ({ earlier, later }: ComparedPair) => `${formatDay(earlier.on)} and ${formatDay(later.on)}`;

interface AllReasonsProps {
  readonly patientId: string;
  /** A set or one of its criteria. */
  readonly about: string;
}

/** Asked for only when somebody wants to know: the answer is worked out anew from the record, and nothing is only counted. */
function AllReasons({ patientId, about }: AllReasonsProps) {
  const { data, error, refetch } = useQuery(whyCriterionQuery(patientId, about));
  return (
    <Stack gap="xs" mt="xs" role="status">
      {error !== null && <ProblemNotice error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading rows={2} what="Working out why" />}
      {data !== undefined && (
        <>
          <Text size="sm" fw={600}>
            {data.headline}
          </Text>
          <Missing missing={data.missing} />
          <Reasons because={data.because} />
        </>
      )}
    </Stack>
  );
}
