import type { SteroidExposureResponse } from '@interstice/contracts';
import { scaleLinear } from '@visx/scale';
import { timeOf, timeTicks } from '../chart/time-axis';

type Step = SteroidExposureResponse['steps'][number];

export interface PlacedStep {
  readonly step: Step;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

export interface StepLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly steps: readonly PlacedStep[];
  readonly doses: readonly { readonly mg: number; readonly y: number }[];
  readonly days: readonly { readonly label: string; readonly x: number }[];
  /** Where the limit is drawn; null where it does not apply. */
  readonly limitY: number | null;
}

const HEIGHT = 150;
const EDGE = { left: 52, right: 12, top: 10, bottom: 24 };
/** A dose of nothing, and one that is not known, is still a day of the course. */
const LEAST = 3;
const DAY_MS = 86_400_000;

/**
 * The daily dose as bars over time, to the day of the answer.
 *
 * @param exposure - as it was answered
 * @param width - of the drawing
 * @example layOutSteps(exposure, 600).steps[0]?.x //=> 52
 */
export function layOutSteps({ steps, asOf, limit }: SteroidExposureResponse, width: number): StepLayout {
  const [left, right, bottom] = [EDGE.left, width - EDGE.right, HEIGHT - EDGE.bottom];
  const first = steps[0]?.from ?? asOf;
  const [from, to] = [timeOf(first), timeOf(asOf) + DAY_MS];
  const time = scaleLinear({ domain: [from, to], range: [left, right] });
  const most = Math.max(limit.aboveMgPerDay, ...steps.map(({ perDay }) => perDay.mg));
  const dose = scaleLinear({ domain: [0, most], range: [bottom, EDGE.top], nice: true });
  return {
    width,
    height: HEIGHT,
    left,
    right,
    bottom,
    steps: steps.map((step) => {
      const x = time(timeOf(step.from));
      const y = Math.min(dose(step.perDay.mg), bottom - LEAST);
      return {
        step,
        x,
        width: Math.max(time(timeOf(step.to) + DAY_MS) - x, 1),
        y,
        height: bottom - y,
      };
    }),
    doses: dose.ticks(4).map((mg) => ({ mg, y: dose(mg) })),
    days: timeTicks(from, to, Math.floor(width / 80)).map(({ time: at, label }) => ({ label, x: time(at) })),
    limitY: limit.applies ? dose(limit.aboveMgPerDay) : null,
  };
}
