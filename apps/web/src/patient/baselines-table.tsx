import type { ProgressionResponse } from '@interstice/contracts';
import { Table, Text } from '@mantine/core';
import { formatDay } from '../ui/day';
import { Cites } from '../ui/reasons';
import { baselineRows } from './baseline-rows';
import classes from './patient.module.css';

type BaselinesTableProps = Pick<ProgressionResponse, 'cumulative' | 'beforeTreatment'>;

/** How far FVC fell from the first test, from the best one, and from the last before the present treatment: one below the other. */
export function BaselinesTable({ cumulative, beforeTreatment }: BaselinesTableProps) {
  const rows = baselineRows({ cumulative, beforeTreatment });
  const hasFigures = rows.some(({ change }) => change !== '');
  return (
    <div className={classes['scrolls']}>
      <Table fz="sm" verticalSpacing={4} w="auto" captionSide="top">
        <Table.Caption ta="left" mt={0}>
          FVC since three baselines, whatever was decided in between
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Since</Table.Th>
            <Table.Th scope="col">Test of</Table.Th>
            <Table.Th scope="col">Compared in</Table.Th>
            {hasFigures && <Table.Th scope="col">From</Table.Th>}
            {hasFigures && <Table.Th scope="col">To</Table.Th>}
            {hasFigures && <Table.Th scope="col">Change</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, on, measure, from, to, change, instead }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {name}
              </Table.Th>
              <Table.Td className={classes['day'] ?? ''}>{on === null ? '' : formatDay(on)}</Table.Td>
              {instead === null ? (
                <>
                  <Table.Td>{measure}</Table.Td>
                  {hasFigures && <Table.Td>{from}</Table.Td>}
                  {hasFigures && <Table.Td>{to}</Table.Td>}
                  {hasFigures && <Table.Td>{change}</Table.Td>}
                </>
              ) : (
                <Table.Td colSpan={hasFigures ? 4 : 1}>{instead}</Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {beforeTreatment !== null && beforeTreatment.course !== null && (
        <Text size="sm" className="muted" mt={4}>
          Present treatment: {beforeTreatment.course.drug?.replaceAll('-', ' ') ?? 'a course'}, started on{' '}
          {formatDay(beforeTreatment.course.startedOn)}. <Cites cites={beforeTreatment.cites} />
        </Text>
      )}
    </div>
  );
}
