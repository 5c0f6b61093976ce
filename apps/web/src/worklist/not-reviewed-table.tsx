import type { NotReviewedCause, NotReviewedPatient } from '@interstice/contracts';
import { Table, Text } from '@mantine/core';
import { formatInstant } from '../ui/day';
import { StatusBadge } from '../ui/status-badge';
import type { Shape, Tone } from '../ui/tone';
import type { HeldRow } from './held-rows';
import { PatientLink } from './patient-link';
import { GoneMark } from './worklist-cells';
import classes from './worklist.module.css';

interface Look {
  readonly tone: Tone;
  readonly shape: Shape;
  readonly text: string;
}

export const CAUSES: Readonly<Record<NotReviewedCause, Look>> = {
  failed: { tone: 'critical', shape: 'octagon', text: 'Review failed' },
  recorded: { tone: 'warning', shape: 'half', text: 'Newly recorded' },
  'day-reached': { tone: 'warning', shape: 'diamond', text: 'Day reached' },
  rules: { tone: 'info', shape: 'ring', text: 'Earlier rules' },
};

interface NotReviewedTableProps {
  readonly rows: readonly HeldRow<NotReviewedPatient>[];
  readonly timeZone: string;
}

/** Patients whose answers may be incomplete, a row each: why, and what to do. */
export function NotReviewedTable({ rows, timeZone }: NotReviewedTableProps) {
  return (
    <Table className={classes['table'] ?? ''} verticalSpacing={6} stickyHeader>
      <caption className="visually-hidden">Patients who are not reviewed</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" className={classes['patient'] ?? ''}>
            Patient
          </Table.Th>
          <Table.Th scope="col" className={classes['status'] ?? ''}>
            Cause
          </Table.Th>
          <Table.Th scope="col">What happened, and what to do</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ item: row, hasLeft }) => (
          <Table.Tr
            key={row.patientId}
            data-row={row.patientId}
            className={`${classes['row']} ${hasLeft ? classes['left'] : ''}`}
          >
            <Table.Th scope="row">
              <PatientLink patientId={row.patientId} patient={row.patient} />
            </Table.Th>
            <Table.Td>
              {hasLeft ? (
                <GoneMark />
              ) : (
                <StatusBadge {...CAUSES[row.cause]}>{CAUSES[row.cause].text}</StatusBadge>
              )}
              <Text size="xs" className="muted">
                since {formatInstant(row.since, timeZone)}
              </Text>
              {row.nextAttemptAt !== undefined && (
                <Text size="xs" className="muted">
                  tried again {formatInstant(row.nextAttemptAt, timeZone)}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Text size="sm">{row.headline}</Text>
              <Text size="sm" className="muted">
                {row.advice}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
