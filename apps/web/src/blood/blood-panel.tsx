import { PointMark } from '../chart/point-mark';
import classes from '../chart/trajectory.module.css';
import type { BloodPanel } from './blood-layout';
import own from './blood.module.css';

interface BloodPanelDrawingProps {
  readonly panel: BloodPanel;
  readonly left: number;
  readonly right: number;
}

/** One analyte: printed ranges as bands, action limits as lines, values as points; a diamond is outside a limit. */
export function BloodPanelDrawing({ panel, left, right }: BloodPanelDrawingProps) {
  const { series, top, height, ticks, points, limits, bands } = panel;
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L');
  return (
    <g>
      {bands.map(({ fromX, toX, top: high, bottom }) => (
        <rect
          key={fromX}
          className={own['range']}
          x={fromX}
          y={high}
          width={Math.max(toX - fromX, 0)}
          height={Math.max(bottom - high, 0)}
        />
      ))}
      {ticks.map(({ y, label }) => (
        <g key={label}>
          <line className={classes['grid']} x1={left} x2={right} y1={y} y2={y} />
          <text className={classes['tick']} x={left - 8} y={y} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <text className={classes['axis']} x={0} y={top + height / 2 - 8}>
        <tspan className={classes['strong']}>{series.title}</tspan>
      </text>
      <text className={classes['axis']} x={0} y={top + height / 2 + 8}>
        {series.unit}
      </text>
      {limits.map(({ id, y, fromX, toX }) => (
        <line key={id} className={classes['guide']} x1={fromX} x2={toX} y1={y} y2={y} />
      ))}
      {points.length > 1 && <path className={classes['line']} d={`M${line}`} />}
      {points.map(({ point, x, y }) => (
        <PointMark
          key={point.lineageId}
          shape={point.outside.length > 0 ? 'diamond' : 'circle'}
          x={x}
          y={y}
          size={point.outside.length > 0 ? 5 : 4}
          className={(point.outside.length > 0 ? own['outside'] : classes['point']) ?? ''}
        />
      ))}
      {limits.map(({ id, label, labelY, toX }) => (
        <text key={id} className={classes['guideLabel']} x={Math.min(toX, right) + 6} y={labelY} dy="0.32em">
          {label}
        </text>
      ))}
    </g>
  );
}
