import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import classes from '../chart/trajectory.module.css';
import { formatDay } from '../ui/day';
import { Mark } from '../ui/mark';
import type { BloodRecord } from './blood-record';
import { rowsOf, type BloodCell } from './blood-rows';
import { rangeInWords } from './blood-words';

const FIRST = 24;

/** All that the chart shows, one row for each draw, the latest first. */
export function BloodTable({ record }: { readonly record: BloodRecord }) {
  const [all, setAll] = useState(false);
  const rows = rowsOf(record);
  const hasRanges = record.series.some(({ points }) => points.some(({ range }) => range !== undefined));
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Blood tests, table">
        <Table striped withTableBorder fz="sm" verticalSpacing={4} captionSide="top">
          <Table.Caption>
            {shown.length === rows.length
              ? `Blood tests, the latest first: ${rows.length}.`
              : `Blood tests: the latest ${shown.length} of ${rows.length}.`}{' '}
            {hasRanges && 'In brackets the range that the laboratory printed.'}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Day</Table.Th>
              {record.series.map(({ analyte, title, unit }) => (
                <Table.Th key={analyte} scope="col" ta="right">
                  {title}, {unit}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ lineageId, on, isInsufficient, cells }) => (
              <Table.Tr key={lineageId}>
                <Table.Th scope="row" fw={400} className={classes['day'] ?? ''}>
                  {formatDay(on)}
                  {isInsufficient && (
                    <Text size="xs" className="muted">
                      clotted or too little: nothing measured
                    </Text>
                  )}
                </Table.Th>
                {record.series.map(({ analyte }) => (
                  <Table.Td key={analyte} ta="right">
                    <Value cell={cells.get(analyte)} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length > FIRST && (
        <Button mt="xs" size="compact-sm" variant="default" className="no-print" onClick={() => setAll(!all)}>
          {all ? `Show the latest ${FIRST}` : `Show all ${rows.length}`}
        </Button>
      )}
    </>
  );
}

/** Outside a limit: by a mark, by its weight and in words. */
function Value({ cell }: { readonly cell: BloodCell | undefined }) {
  if (cell === undefined) return null;
  const range = rangeInWords(cell.range);
  return (
    <>
      <Text span inherit fw={cell.outside.length > 0 ? 700 : undefined}>
        {cell.outside.length > 0 && (
          <span className={classes['critical']}>
            <Mark shape="diamond" size={10} />{' '}
          </span>
        )}
        {cell.value}
      </Text>
      {range !== '' && (
        <Text span size="xs" className="muted">
          {' '}
          ({range})
        </Text>
      )}
      {cell.outside.map((limit) => (
        <Text key={limit} size="xs">
          {limit}
        </Text>
      ))}
    </>
  );
}
