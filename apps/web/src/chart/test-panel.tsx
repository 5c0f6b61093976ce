import classes from './trajectory.module.css';
import { PointMark } from './point-mark';
import { CLOUD } from './test-series';
import type { Panel, PlacedTest, Trajectory } from './trajectory-layout';

interface TestPanelProps {
  readonly panel: Panel;
  readonly plot: Trajectory;
}

/** One measure over time, with its baseline and what lies below. */
export function TestPanel({ panel, plot }: TestPanelProps) {
  const { top, height, name, unit, ticks, guides, lines, points } = panel;
  const blows = points.filter(({ point }) => point.item.fact.setting === 'home').length;
  const sizeOf = ({ point }: PlacedTest) => (point.item.fact.setting === 'home' && blows > CLOUD ? 1.8 : 4.5);
  // Tests of the laboratory lie over those at home.
  const drawn = points.toSorted((one, other) => sizeOf(one) - sizeOf(other));
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
      {guides.map(({ label, y, fromX, toX, isBaseline }) => (
        <g key={label}>
          <line className={classes[isBaseline ? 'baseline' : 'guide']} x1={fromX} x2={toX} y1={y} y2={y} />
        </g>
      ))}
      {lines.map((line) => (
        <path
          key={`${line[0]?.x ?? 0},${line[0]?.y ?? 0}`}
          className={classes['line']}
          d={`M${line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}`}
        />
      ))}
      {drawn.map((test) => (
        <PointMark
          key={test.point.item.lineageId}
          shape={test.point.shape}
          x={test.x}
          y={test.y}
          size={sizeOf(test)}
          className={classes[test.point.excluded ? 'hollow' : 'point'] ?? ''}
        />
      ))}
      {points
        .filter(({ isBaseline }) => isBaseline)
        .map(({ x, y, point }) => (
          <circle key={point.item.lineageId} className={classes['ring']} cx={x} cy={y} r={9} />
        ))}
      {guides.map(({ label, labelY, toX }) => (
        <text key={label} className={classes['guideLabel']} x={toX + 6} y={labelY} dy="0.32em">
          {label}
        </text>
      ))}
    </g>
  );
}
