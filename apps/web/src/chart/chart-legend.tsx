import { Text } from '@mantine/core';
import { Mark } from '../ui/mark';
import { Cites } from '../ui/reasons';
import { baselineInWords } from './chart-summary';
import { PointMark } from './point-mark';
import type { PointShape } from './test-series';
import type { TrajectoryRecord } from './trajectory-layout';
import classes from './trajectory.module.css';

interface Entry {
  readonly shape: PointShape;
  readonly hollow: boolean;
  readonly text: string;
  readonly applies: (tests: TrajectoryRecord['tests']) => boolean;
}

const POOR: readonly string[] = ['D', 'E', 'F', 'U'];
const ENTRIES: readonly Entry[] = [
  { shape: 'circle', hollow: false, text: 'Laboratory', applies: () => true },
  {
    shape: 'square',
    hollow: false,
    text: 'At home',
    applies: (tests) => tests.some(({ fact }) => fact.setting === 'home'),
  },
  {
    shape: 'triangle',
    hollow: false,
    text: 'Poor quality (grade D to F, or U)',
    applies: (tests) => tests.some(({ fact }) => POOR.includes(fact.qualityGrade ?? '')),
  },
  {
    shape: 'diamond',
    hollow: false,
    text: 'After bronchodilator',
    applies: (tests) => tests.some(({ fact }) => fact.bronchodilator === 'post'),
  },
  {
    shape: 'circle',
    hollow: true,
    text: 'Hollow: kept out of judging',
    applies: (tests) => tests.some(({ fact }) => fact.excluded !== undefined),
  },
];

const CHANGES = [
  { shape: 'triangle', tone: 'critical', text: 'Symptoms worse, more fibrosis' },
  { shape: 'circle', tone: 'quiet', text: 'Unchanged' },
  { shape: 'tick', tone: 'good', text: 'Improved' },
  { shape: 'ring', tone: 'quiet', text: 'Change not known' },
] as const;

/** What the marks mean, of those that are there; and where the guide lines come from. */
export function ChartLegend({ record }: { readonly record: TrajectoryRecord }) {
  const { tests, baseline, falls } = record;
  const notDone = tests.some(({ fact, withdrawn }) => fact.notDone !== undefined && withdrawn === undefined);
  const fvc = falls.filter(({ setId, measure }) => setId === 'inbuild' && measure === 'fvc');
  const dlco = falls.filter(({ measure, change }) => measure === 'dlco' && change === 'absolute');
  return (
    <>
      <ul className={classes['legend']} aria-label="What the marks mean">
        {ENTRIES.filter(({ applies }) => applies(tests)).map(({ shape, hollow, text }) => (
          <li key={text}>
            <svg width={14} height={14} aria-hidden="true">
              <PointMark
                shape={shape}
                x={7}
                y={7}
                size={4.5}
                className={classes[hollow ? 'hollow' : 'point'] ?? ''}
              />
            </svg>
            {text}
          </li>
        ))}
        {notDone && (
          <li>
            <svg width={14} height={14} aria-hidden="true">
              <path className={classes['cross']} d="M3,3l8,8m0,-8l-8,8" />
            </svg>
            Could not be done
          </li>
        )}
        <li>Lines join only tests that can be compared.</li>
      </ul>
      {(record.hrcts.length > 0 || record.symptoms.length > 0) && (
        <ul className={classes['legend']} aria-label="What the marks of HRCT and symptoms mean">
          {CHANGES.map(({ shape, tone, text }) => (
            <li key={text}>
              <span className={classes[tone]}>
                <Mark shape={shape} />
              </span>
              {text}
            </li>
          ))}
        </ul>
      )}
      {baseline !== null && (
        <Text size="xs" className="muted">
          {baselineInWords(baseline)}
          {fvc.length > 0 && (
            <>
              {' '}
              FVC lines: {fvc.map(({ atLeast }) => `${atLeast} %`).join(' and ')} below it, relative{' '}
              <Cites cites={fvc.flatMap(({ cites }) => cites)} />.
            </>
          )}
          {dlco.length > 0 && (
            <>
              {' '}
              DLCO line: {dlco.map(({ atLeast }) => `${atLeast} points`).join(' and ')} below it{' '}
              <Cites cites={dlco.flatMap(({ cites }) => cites)} />.
            </>
          )}{' '}
          A judgement may compare other tests; see below.
        </Text>
      )}
    </>
  );
}
