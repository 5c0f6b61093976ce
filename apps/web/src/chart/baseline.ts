import type { FallAskedFor, ProgressionResponse } from '@interstice/contracts';
import { isPoor, type Measure, type TestPoint, type View } from './test-series';

export interface Baseline {
  readonly on: string;
  /** Set by a decision, or the first test that can be compared where no decision has set one. */
  readonly decided: boolean;
  readonly lineageId?: string;
}

/** The test from which the guide lines are drawn, as the last review found it (B-06). */
export function baselineOf(progression: ProgressionResponse): Baseline | null {
  const { baselineOn, baseline, cumulative } = progression;
  const on = baseline?.takenOn ?? baselineOn;
  if (on !== null) return { on, decided: true };
  const first = cumulative?.fromFirst.earlier;
  return first === undefined ? null : { on: first.on, decided: false, lineageId: first.lineageId };
}

/** The point of the baseline among the tests of one measure. */
export function baselinePoint(
  points: readonly TestPoint[],
  baseline: Baseline | null,
): TestPoint | undefined {
  if (baseline === null) return undefined;
  const ofDay = points.filter(({ on, excluded }) => on === baseline.on && !excluded);
  return (
    ofDay.find(({ item }) => item.lineageId === baseline.lineageId) ??
    ofDay.find(({ item }) => !isPoor(item.fact) && item.fact.setting !== 'home') ??
    ofDay[0]
  );
}

export interface Guide {
  readonly value: number;
  readonly label: string;
  readonly isBaseline: boolean;
  readonly fall?: FallAskedFor;
}

/**
 * The lines at and below the baseline: of FVC the relative falls that INBUILD asks for, of DLCO the fall in points that PPF
 * 2022 asks for, which % predicted alone can show (B-17). The numbers come with the judgement.
 */
export function guidesOf(
  point: TestPoint | undefined,
  falls: readonly FallAskedFor[],
  { measure, view }: { readonly measure: Measure; readonly view: View },
): readonly Guide[] {
  if (point === undefined) return [];
  const wanted = falls.filter(({ setId, measure: of, change }) =>
    measure === 'fvc'
      ? of === 'fvc' && setId === 'inbuild' && change === 'relative'
      : of === 'dlco' && change === 'absolute' && view !== 'measured',
  );
  return [
    { value: point.value, label: 'baseline', isBaseline: true },
    ...wanted.map((fall) => ({
      value: fall.change === 'relative' ? point.value * (1 - fall.atLeast / 100) : point.value - fall.atLeast,
      label: fall.change === 'relative' ? `${fall.atLeast} % lower` : `${fall.atLeast} points lower`,
      isBaseline: false,
      fall,
    })),
  ];
}
