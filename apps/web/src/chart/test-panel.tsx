import classes from './trajectory.module.css';
import { PointMark } from './point-mark';
import type { Panel, Trajectory } from './trajectory-layout';

/** So many tests are drawn small: a cloud of home blows, not a wall. */
const MANY = 80;

interface TestPanelProps {
  readonly panel: Panel;
  readonly plot: Trajectory;
}

/** One measure over time, with its baseline and what lies below. */
export function TestPanel({ panel, plot }: TestPanelProps) {
  const { top, height, name, unit, ticks, guides, lines, points } = panel;
  const size = points.length > MANY ? 2.2 : 4.5;
  const labelX = plot.left - 42;
  return (
    <g>
      {ticks.map(({ y, label }) => (
        <g key={label}>
          <line className={classes['grid']} x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text className={classes['tick']} x={plot.left - 8} y={y} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <text
        className={classes['axis']}
        transform={`translate(${labelX},${top + height / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        <tspan className={classes['strong']}>{name}</tspan> {unit}
      </text>
      {guides.map(({ label, y, labelY, fromX, toX, isBaseline }) => (
        <g key={label}>
          <line className={classes[isBaseline ? 'baseline' : 'guide']} x1={fromX} x2={toX} y1={y} y2={y} />
          <text className={classes['tick']} x={toX + 6} y={labelY} dy="0.32em">
            {label}
          </text>
        </g>
      ))}
      {lines.map((line) => (
        <path
          key={`${line[0]?.x ?? 0},${line[0]?.y ?? 0}`}
          className={classes['line']}
          d={`M${line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}`}
        />
      ))}
      {points.map(({ point, x, y, isBaseline }) => (
        <g key={point.item.lineageId}>
          {isBaseline && <circle className={classes['ring']} cx={x} cy={y} r={size + 4} />}
          <PointMark
            shape={point.shape}
            x={x}
            y={y}
            size={size}
            className={classes[point.excluded ? 'hollow' : 'point'] ?? ''}
          />
        </g>
      ))}
    </g>
  );
}
