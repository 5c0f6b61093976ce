import type { ReactNode } from 'react';
import classes from '../chart/trajectory.module.css';
import type { BloodRecord } from './blood-record';
import own from './blood.module.css';

/** What the marks mean; only of those that are drawn. */
export function BloodLegend({ record: { series, courses } }: { readonly record: BloodRecord }) {
  const points = series.flatMap((one) => one.points);
  return (
    <ul className={classes['legend']} aria-label="What the marks mean">
      <Entry text="Value">
        <circle className={classes['point']} cx={9} cy={7} r={4} />
      </Entry>
      {points.some(({ outside }) => outside.length > 0) && (
        <Entry text="Outside a limit of a drug that ran">
          <path className={own['outside']} d="M9,0L16,7L9,14L2,7z" />
        </Entry>
      )}
      {series.some(({ limits }) => limits.length > 0) && (
        <Entry text="Limit at which a source says to act">
          <line className={classes['guide']} x1={0} x2={18} y1={7} y2={7} />
        </Entry>
      )}
      {points.some(({ range }) => range !== undefined) && (
        <Entry text="Range that the laboratory printed">
          <rect className={own['range']} x={0} y={1} width={18} height={12} />
        </Entry>
      )}
      {courses.some(({ holds }) => holds.length > 0) && (
        <Entry text="Held">
          <rect className={own['held']} x={1} y={3} width={16} height={8} />
        </Entry>
      )}
    </ul>
  );
}

function Entry({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <li>
      <svg width={18} height={14} aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  );
}
