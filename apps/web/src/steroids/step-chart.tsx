import type { SteroidExposureResponse } from '@interstice/contracts';
import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import chart from '../chart/trajectory.module.css';
import { layOutSteps } from './step-layout';
import { exposureInWords } from './steroid-words';
import classes from './steroids.module.css';

/** The daily dose over time; what is not known is dashed, what is above the limit is marked by the line. */
export function StepChart({ exposure }: { readonly exposure: SteroidExposureResponse }) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const [width, setWidth] = useState(0);
  // While a sheet is laid out for printing the width is nothing for a moment: the drawing must not go away then.
  if (measured > 0 && measured !== width) setWidth(measured);
  return (
    <div ref={ref} className={classes['frame']}>
      {width > 0 && <Drawing exposure={exposure} width={Math.max(width, 280)} />}
    </div>
  );
}

function Drawing({
  exposure,
  width,
}: {
  readonly exposure: SteroidExposureResponse;
  readonly width: number;
}) {
  const layout = useMemo(() => layOutSteps(exposure, width), [exposure, width]);
  const { left, right, bottom, limitY } = layout;
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={exposureInWords(exposure)}
      className={chart['chart']}
    >
      {layout.doses.map(({ mg, y }) => (
        <g key={mg}>
          <line className={chart['grid']} x1={left} x2={right} y1={y} y2={y} />
          <text className={chart['tick']} x={left - 8} y={y} dy="0.32em" textAnchor="end">
            {mg} mg
          </text>
        </g>
      ))}
      {layout.steps.map(({ step, x, width: wide, y, height }) => (
        <rect
          key={step.from}
          className={step.perDay.atLeast ? chart['planned'] : chart['bar']}
          x={x}
          y={y}
          width={wide}
          height={height}
        />
      ))}
      <line className={chart['edge']} x1={left} x2={right} y1={bottom} y2={bottom} />
      {limitY !== null && (
        <g>
          <line className={chart['guide']} x1={left} x2={right} y1={limitY} y2={limitY} />
          <text className={chart['guideLabel']} x={right} y={limitY - 5} textAnchor="end">
            limit: {exposure.limit.aboveMgPerDay} mg a day
          </text>
        </g>
      )}
      {layout.days.map(({ label, x }) => (
        <text key={x} className={chart['tick']} x={x} y={bottom + 16} textAnchor="middle">
          {label}
        </text>
      ))}
    </svg>
  );
}
