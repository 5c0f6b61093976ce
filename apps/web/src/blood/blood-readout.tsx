import { Box, Group, Text } from '@mantine/core';
import classes from '../chart/trajectory.module.css';
import { formatDay } from '../ui/day';
import type { AnalyteSeries, BloodPoint } from './blood-record';
import { rangeInWords, valueInWords } from './blood-words';

interface BloodReadoutProps {
  readonly reading: { readonly series: AnalyteSeries; readonly point: BloodPoint } | undefined;
}

/** Below the chart, not over it: it hides no neighbour, and its place does not jump. */
export function BloodReadout({ reading }: BloodReadoutProps) {
  return (
    <Box role="status" className={`${classes['readout'] ?? ''} no-print`}>
      {reading === undefined ? (
        <Text size="sm" className="muted">
          Point at a value, or move with the arrow keys, to read it with its range and limits.
        </Text>
      ) : (
        <Read {...reading} />
      )}
    </Box>
  );
}

function Read({ series, point }: { readonly series: AnalyteSeries; readonly point: BloodPoint }) {
  const range = rangeInWords(point.range);
  const details = [
    range === '' ? 'The laboratory printed no range.' : `Range of the laboratory: ${range}.`,
    ...(point.outside.length === 0 ? [] : [`Outside: ${point.outside.join('; ')}.`]),
    ...(point.grades ?? []),
  ];
  return (
    <>
      <Group gap="xs" wrap="wrap">
        <Text size="sm" fw={600}>
          {formatDay(point.on)} · {series.title}
        </Text>
        <Text size="sm">{valueInWords(point, series)}</Text>
      </Group>
      <Text size="sm" className="muted">
        {details.join(' ')}
      </Text>
    </>
  );
}
