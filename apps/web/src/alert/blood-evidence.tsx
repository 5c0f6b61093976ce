import type { BloodEvidenceResponse, BloodPointResponse } from '@interstice/contracts';
import { Table, Text } from '@mantine/core';
import { formatDay } from '../ui/day';
import { StatusBadge } from '../ui/status-badge';
import classes from './alert.module.css';
import { bloodRows, gradeInWords, rangeInWords } from './blood-words';

/** The run of values outside the limits, with the value before it and the one that ended it. */
export function BloodEvidenceTable({ blood }: { readonly blood: BloodEvidenceResponse }) {
  const rows = bloodRows(blood);
  if (rows.length === 0) return null;
  const hasGrades = blood.run.some(({ grades }) => grades.length > 0);
  return (
    <div className={classes['scrolls']} role="region" aria-label={`Values of ${blood.title}`} tabIndex={0}>
      <Table
        className={classes['numbers'] ?? ''}
        horizontalSpacing={6}
        verticalSpacing={4}
        fz="sm"
        w="auto"
        miw="60%"
      >
        <caption className={classes['caption']}>
          {blood.title.charAt(0).toUpperCase() + blood.title.slice(1)}, {blood.unit}
        </caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Day</Table.Th>
            <Table.Th scope="col">Value</Table.Th>
            <Table.Th scope="col">Laboratory’s range</Table.Th>
            {hasGrades && <Table.Th scope="col">CTCAE v5</Table.Th>}
            {hasGrades && <Table.Th scope="col">CTCAE v6</Table.Th>}
            <Table.Th scope="col">Limits</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ what, point, outside }) => (
            <Table.Tr key={`${what} ${point.lineageId}`}>
              <Table.Th scope="row" className={classes['unbroken'] ?? ''}>
                {formatDay(point.on)}
              </Table.Th>
              <Table.Td>{point.amount}</Table.Td>
              <Table.Td>{rangeInWords(point)}</Table.Td>
              {hasGrades && <Grade point={point} version="ctcae-v5" />}
              {hasGrades && <Grade point={point} version="ctcae-v6" />}
              <Table.Td className={classes['between'] ?? ''}>
                {what === 'run' ? (
                  <Text size="sm">Outside: {outside.join('; ')}</Text>
                ) : what === 'recovered' ? (
                  <StatusBadge tone="good" shape="ring">
                    Inside all limits again
                  </StatusBadge>
                ) : (
                  <Text size="sm" className="muted">
                    Before the run
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface GradeProps {
  readonly point: Partial<Pick<BloodPointResponse, 'grades'>>;
  readonly version: 'ctcae-v5' | 'ctcae-v6';
}

function Grade({ point, version }: GradeProps) {
  const grade = point.grades?.find((one) => one.version === version)?.grade;
  return <Table.Td className={classes['between'] ?? ''}>{gradeInWords(grade)}</Table.Td>;
}
