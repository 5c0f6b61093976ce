import { Box, Group, Text } from '@mantine/core';
import { memo, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatDay } from '../ui/day';
import { chartInWords } from './chart-summary';
import { moveFocus, nearest, type Focusable } from './chart-focus';
import { LaneRow } from './lane-row';
import { focusablesOf, readingsOf, type Reading } from './readings';
import { TestPanel } from './test-panel';
import {
  layOutTrajectory,
  type Trajectory,
  type TrajectoryFrame,
  type TrajectoryRecord,
} from './trajectory-layout';
import classes from './trajectory.module.css';

interface TrajectoryChartProps {
  readonly record: TrajectoryRecord;
  readonly frame: TrajectoryFrame;
  readonly timeZone: string;
}

/** The course of the disease: one stop of the tab key, in which the arrows lead from test to test. */
export function TrajectoryChart({ record, frame, timeZone }: TrajectoryChartProps) {
  const layout = useMemo(() => layOutTrajectory(record, frame), [record, frame]);
  const focusables = useMemo(() => focusablesOf(layout), [layout]);
  const readings = useMemo(() => readingsOf(record, timeZone), [record, timeZone]);
  const summary = useMemo(() => chartInWords(layout, record), [layout, record]);
  const [activeId, setActiveId] = useState<string>();
  const active = focusables.find(({ id }) => id === activeId);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') setActiveId(undefined);
    const next = moveFocus(focusables, activeId, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setActiveId(next);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = layout.width / box.width;
    setActiveId(
      nearest(focusables, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale)?.id,
    );
  };

  return (
    <figure className={classes['figure']}>
      <div
        role="group"
        aria-label="Course over time. The left and right arrow keys lead from test to test, up and down to scans, symptoms, alerts and treatments."
        tabIndex={0}
        onKeyDown={onKeyDown}
        className={classes['frame']}
      >
        <svg
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="img"
          aria-label={summary}
          className={classes['chart']}
          onPointerMove={onPointerMove}
        >
          <Plot layout={layout} />
          {active && <Cursor at={active} layout={layout} />}
        </svg>
      </div>
      <Readout reading={active && readings.get(active.id)?.()} />
    </figure>
  );
}

/** Drawn once: following the pointer must not draw hundreds of points anew. */
const Plot = memo(function Plot({ layout }: { readonly layout: Trajectory }) {
  const { ticks, bottom, panels, lanes, notDone, left, right } = layout;
  const top = panels[0]?.top ?? 0;
  return (
    <>
      {ticks.map(({ x, label, time }) => (
        <g key={time}>
          <line className={classes['grid']} x1={x} x2={x} y1={top} y2={bottom} />
          <text className={classes['tick']} x={x} y={bottom + 16} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <line className={classes['edge']} x1={left} x2={right} y1={bottom} y2={bottom} />
      {panels.map((panel) => (
        <TestPanel key={panel.measure} panel={panel} plot={layout} />
      ))}
      {notDone.map(({ item, x, y }) => (
        <path key={item.lineageId} className={classes['cross']} d={`M${x - 4},${y - 4}l8,8m0,-8l-8,8`} />
      ))}
      {lanes.map((lane) => (
        <LaneRow key={lane.label} lane={lane} plot={layout} />
      ))}
    </>
  );
});

function Cursor({ at, layout }: { readonly at: Focusable; readonly layout: Trajectory }) {
  return (
    <g className={classes['cursor']} aria-hidden="true">
      <line x1={at.x} x2={at.x} y1={layout.panels[0]?.top ?? 0} y2={layout.bottom} />
      <circle cx={at.x} cy={at.y} r={9} />
    </g>
  );
}

/** Below the chart, not over it: it hides no neighbour, and its place does not jump. */
function Readout({ reading }: { readonly reading: Reading | undefined }) {
  return (
    <Box role="status" className={`${classes['readout'] ?? ''} no-print`}>
      {reading === undefined ? (
        <Text size="sm" className="muted">
          Point at a mark, or move with the arrow keys, to read what was recorded.
        </Text>
      ) : (
        <>
          <Group gap="xs" wrap="wrap">
            <Text size="sm" fw={600}>
              {formatDay(reading.on)} · {reading.what}
            </Text>
            <Text size="sm">{reading.title}</Text>
          </Group>
          <Text size="sm" className="muted">
            {reading.details.join(' · ')}
          </Text>
        </>
      )}
    </Box>
  );
}
