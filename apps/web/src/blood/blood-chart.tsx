import { memo, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { moveFocus, nearest } from '../chart/chart-focus';
import { BloodPanelDrawing } from './blood-panel';
import { BloodReadout } from './blood-readout';
import type { BloodRecord } from './blood-record';
import { layOutBlood, type BloodFrame, type BloodLayout } from './blood-layout';
import { DrugLanes } from './drug-lanes';
import { seriesInWords } from './blood-words';
import classes from '../chart/trajectory.module.css';

interface BloodChartProps {
  readonly record: BloodRecord;
  readonly frame: BloodFrame;
}

/** Blood values over time above the drugs that they are watched for: one stop of the tab key, arrows lead from value to value. */
export function BloodChart({ record, frame }: BloodChartProps) {
  const layout = useMemo(() => layOutBlood(record, frame), [record, frame]);
  const focusables = useMemo(
    () =>
      layout.panels.flatMap(({ series, points }) =>
        points.map(({ point, x, y }) => ({
          id: `${series.analyte} ${point.lineageId}`,
          lane: series.analyte,
          x,
          y,
        })),
      ),
    [layout],
  );
  const [activeId, setActiveId] = useState<string>();
  const active = focusables.find(({ id }) => id === activeId);
  const read = layout.panels
    .flatMap(({ series, points }) => points.map(({ point }) => ({ series, point })))
    .find(({ series, point }) => `${series.analyte} ${point.lineageId}` === activeId);

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
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    const near = layout.panels.find(({ top, height }) => y >= top - 8 && y <= top + height + 8);
    const inPanel = focusables.filter(({ lane }) => lane === near?.series.analyte);
    setActiveId(nearest(inPanel.length > 0 ? inPanel : focusables, x, y)?.id);
  };

  return (
    <figure className={classes['figure']}>
      <div
        role="group"
        aria-label="Blood over time. The left and right arrow keys lead from value to value, up and down to the next analyte."
        tabIndex={0}
        onKeyDown={onKeyDown}
        className={classes['frame']}
      >
        <svg
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="img"
          aria-label={seriesInWords(record)}
          className={classes['chart']}
          onPointerMove={onPointerMove}
        >
          <Plot layout={layout} />
          {active && (
            <g className={classes['cursor']} aria-hidden="true">
              <line x1={active.x} x2={active.x} y1={layout.panels[0]?.top ?? 0} y2={layout.bottom} />
              <circle cx={active.x} cy={active.y} r={9} />
            </g>
          )}
        </svg>
      </div>
      <BloodReadout reading={read} />
    </figure>
  );
}

/** Drawn once: following the pointer must not draw hundreds of points anew. */
const Plot = memo(function Plot({ layout }: { readonly layout: BloodLayout }) {
  const { ticks, bottom, panels, lanes, left, right } = layout;
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
        <BloodPanelDrawing key={panel.series.analyte} panel={panel} left={left} right={right} />
      ))}
      <DrugLanes lanes={lanes} left={left} right={right} />
    </>
  );
});
