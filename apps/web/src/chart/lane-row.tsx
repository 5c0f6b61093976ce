import { Mark } from '../ui/mark';
import { shortened, type Lane, type LaneBar } from './trajectory-lanes';
import type { Trajectory } from './trajectory-layout';
import classes from './trajectory.module.css';

const MARK = 12;
const BAR = 10;

/** One row under the tests: marks of a day, or the courses of one drug. */
export function LaneRow({ lane, plot }: { readonly lane: Lane; readonly plot: Trajectory }) {
  return (
    <g>
      <line className={classes['grid']} x1={plot.left} x2={plot.right} y1={lane.bottom} y2={lane.bottom} />
      <text className={classes['lane']} x={plot.left - 8} y={lane.middle} dy="0.32em" textAnchor="end">
        {shortened(lane.label, plot.left)}
      </text>
      {lane.bars.map((bar) => (
        <Bar key={bar.id} bar={bar} middle={lane.middle} />
      ))}
      {lane.marks.map(({ id, x, shape, tone }) => (
        <g
          key={id}
          className={classes[tone]}
          transform={`translate(${x - MARK / 2},${lane.middle - MARK / 2})`}
        >
          <Mark shape={shape} size={MARK} />
        </g>
      ))}
    </g>
  );
}

function Bar({ bar, middle }: { readonly bar: LaneBar; readonly middle: number }) {
  const { fromX, toX, planned, runs, changes } = bar;
  const [top, bottom] = [middle - BAR / 2, middle + BAR / 2];
  // What still runs is open at its end.
  const outline = `M${toX},${top}H${fromX}V${bottom}H${toX}${runs ? '' : 'z'}`;
  return (
    <g>
      <path className={classes[planned ? 'planned' : 'bar']} d={outline} />
      {changes.map(({ x, kind }) => (
        <line
          key={`${kind} ${x}`}
          className={classes[kind === 'hold' ? 'hold' : 'change']}
          x1={x}
          x2={x}
          y1={top - 2}
          y2={bottom + 2}
        />
      ))}
    </g>
  );
}
