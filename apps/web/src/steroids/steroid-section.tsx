import type { SteroidExposureResponse } from '@interstice/contracts';
import { Button, Group, Paper, Stack, Table, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { steroidExposureQuery } from '../api/steroids';
import { formatDay } from '../ui/day';
import { ProblemNotice } from '../ui/problem-notice';
import { Reasons } from '../ui/reasons';
import { StepChart } from './step-chart';
import { daysInWords, milligramsInWords, perDayInWords } from './steroid-words';
import classes from './steroids.module.css';

/** Glucocorticoids in prednisone equivalents over time. Who never had one has no such section. */
export function SteroidSection({ patientId }: { readonly patientId: string }) {
  const { data, error, refetch } = useQuery(steroidExposureQuery(patientId));
  if (error === null && (data === undefined || data.courses.length === 0)) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="steroids-heading">
      {data === undefined ? (
        <Stack gap="xs">
          <Title order={2} id="steroids-heading">
            Glucocorticoids
          </Title>
          <ProblemNotice
            error={error}
            retry={() => void refetch()}
            title="The doses of glucocorticoids could not be loaded"
          />
        </Stack>
      ) : (
        <Steroids exposure={data} />
      )}
    </Paper>
  );
}

function Steroids({ exposure }: { readonly exposure: SteroidExposureResponse }) {
  const [opened, table] = useDisclosure(false);
  const { current, lastThreeMonths, lastYear, total, daysAbove, limit } = exposure;
  const figures: readonly (readonly [string, string])[] = [
    ['Now', current === null ? 'none runs' : perDayInWords(current)],
    ['Last 3 months', milligramsInWords(lastThreeMonths)],
    ['Last 12 months', milligramsInWords(lastYear)],
    ['In all', milligramsInWords(total)],
    ...(limit.applies ? ([[`Above ${limit.aboveMgPerDay} mg a day`, daysInWords(daysAbove)]] as const) : []),
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="wrap">
        <Title order={2} id="steroids-heading">
          Glucocorticoids, as prednisone
        </Title>
        <Button
          className="no-print"
          size="compact-sm"
          variant="default"
          onClick={table.toggle}
          aria-expanded={opened}
          aria-controls="steroid-steps"
        >
          {opened ? 'Hide the table' : 'Show as a table'}
        </Button>
      </Group>
      <dl className={classes['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <StepChart exposure={exposure} />
      <div id="steroid-steps" className={opened ? undefined : classes['folded']}>
        <Table aria-label="Daily dose of glucocorticoids, as prednisone">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">From</Table.Th>
              <Table.Th scope="col">To</Table.Th>
              <Table.Th scope="col">Dose as prednisone</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {exposure.steps.toReversed().map(({ from, to, perDay }) => (
              <Table.Tr key={from}>
                <Table.Td>{formatDay(from)}</Table.Td>
                <Table.Td>{to === exposure.asOf ? 'today' : formatDay(to)}</Table.Td>
                <Table.Td>{perDayInWords(perDay)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {exposure.notes.length > 0 && <Reasons because={exposure.notes} />}
    </Stack>
  );
}
