import classes from '../chart/trajectory.module.css';
import { shortened } from '../chart/trajectory-lanes';
import type { BloodLane, PlacedCourse } from './blood-layout';
import own from './blood.module.css';

const BAR = 10;

interface DrugLanesProps {
  readonly lanes: readonly BloodLane[];
  readonly left: number;
  readonly right: number;
}

/** The courses of each drug under the values: open at the end while they run and at the start where they began before, dashed while they were held. */
export function DrugLanes({ lanes, left, right }: DrugLanesProps) {
  return (
    <>
      {lanes.map(({ drug, middle, courses }) => (
        <g key={drug}>
          <line className={classes['grid']} x1={left} x2={right} y1={middle + 11} y2={middle + 11} />
          <text className={classes['lane']} x={left - 8} y={middle} dy="0.32em" textAnchor="end">
            {shortened(drug, left)}
          </text>
          {courses.map((placed) => (
            <Course key={placed.course.id} placed={placed} middle={middle} />
          ))}
        </g>
      ))}
    </>
  );
}

function Course({ placed, middle }: { readonly placed: PlacedCourse; readonly middle: number }) {
  const { fromX, toX, begins, runs, holds } = placed;
  const [top, bottom] = [middle - BAR / 2, middle + BAR / 2];
  return (
    <g>
      <rect className={own['course']} x={fromX} y={top} width={toX - fromX} height={BAR} />
      <path
        className={own['edge']}
        d={`M${fromX},${top}H${toX}${runs ? 'M' : 'L'}${toX},${bottom}H${fromX}${begins ? `V${top}` : ''}`}
      />
      {holds.map((hold) => (
        <rect
          key={hold.fromX}
          className={own['held']}
          x={hold.fromX}
          y={top}
          width={Math.max(hold.toX - hold.fromX, 2)}
          height={BAR}
        />
      ))}
    </g>
  );
}
