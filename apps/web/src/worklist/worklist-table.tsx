import type { WorklistItem } from '@interstice/contracts';
import { Table } from '@mantine/core';
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useMay } from '../session/me';
import type { HeldRow } from './held-rows';
import { DueStanding, DueWindow, PatientCell, RowActions, WantedTest } from './worklist-cells';
import classes from './worklist.module.css';

interface WorklistTableProps {
  /** Says what the rows are, to whoever hears the table. */
  readonly caption: string;
  readonly rows: readonly HeldRow<WorklistItem>[];
  readonly timeZone: string;
  readonly onWhy: (item: WorklistItem) => void;
  /** Beside other things, with less room. */
  readonly isBrief?: boolean;
}

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, HeldRow<WorklistItem>>();

/** What is due, a row each, in the order in which it is given. */
export function WorklistTable({ caption, rows, timeZone, onWhy, isBrief = false }: WorklistTableProps) {
  const mayRecord = useMay('fact.record') && !isBrief;
  const columns = useMemo(
    () =>
      helper.columns([
        helper.display({
          id: 'patient',
          header: 'Patient',
          cell: ({ row }) => <PatientCell {...row.original} timeZone={timeZone} />,
        }),
        helper.display({
          id: 'test',
          header: 'Test',
          cell: ({ row }) => <WantedTest {...row.original} />,
        }),
        helper.display({
          id: 'status',
          header: 'Status',
          cell: ({ row }) => <DueStanding {...row.original} timeZone={timeZone} />,
        }),
        helper.display({
          id: 'window',
          header: 'Window',
          cell: ({ row }) => <DueWindow {...row.original} />,
        }),
        helper.display({
          id: 'actions',
          header: () => <span className="visually-hidden">What to do</span>,
          cell: ({ row }) => <RowActions {...row.original} onWhy={onWhy} mayRecord={mayRecord} />,
        }),
      ]),
    [timeZone, onWhy, mayRecord],
  );
  const table = useTable({ features, columns, data: rows, getRowId: ({ item }) => item.id });
  return (
    <Table
      className={`${classes['table']} ${mayRecord ? '' : classes['onlyWhy']}`}
      verticalSpacing={6}
      stickyHeader={!isBrief}
    >
      <caption className="visually-hidden">{caption}</caption>
      <Table.Thead>
        {table.getHeaderGroups().map((group) => (
          <Table.Tr key={group.id}>
            {group.headers.map((header) => (
              <Table.Th key={header.id} scope="col" className={classes[header.id] ?? ''}>
                <table.FlexRender header={header} />
              </Table.Th>
            ))}
          </Table.Tr>
        ))}
      </Table.Thead>
      <Table.Tbody>
        {table.getRowModel().rows.map((row) => (
          <Table.Tr
            key={row.id}
            data-row={row.id}
            className={`${classes['row']} ${row.original.hasLeft ? classes['left'] : ''}`}
          >
            {row.getAllCells().map((cell) =>
              cell.column.id === 'patient' ? (
                <Table.Th key={cell.id} scope="row" className={classes[cell.column.id] ?? ''}>
                  <table.FlexRender cell={cell} />
                </Table.Th>
              ) : (
                <Table.Td key={cell.id} className={classes[cell.column.id] ?? ''}>
                  <table.FlexRender cell={cell} />
                </Table.Td>
              ),
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
