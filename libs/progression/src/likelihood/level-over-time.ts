/** A value with an error of known size, on a time axis in years. */
export interface Reading {
  readonly at: number;
  readonly value: number;
}

/** How far readings scatter: each by itself, and how far the level wanders off its straight line in a year. */
export interface Scatter {
  readonly ofReading: number;
  readonly ofLevelInAYear: number;
}

/** The change of the level between two readings, with its uncertainty. */
export interface LevelChange {
  readonly mean: number;
  readonly standardDeviation: number;
}

// So wide that what is assumed beforehand moves no digit that is shown: neither level nor slope is known.
const UNKNOWN_LEVEL = 1e4;
const UNKNOWN_SLOPE = 1e6;
/** Level now, slope, level at the earlier reading, level at the later one. */
const [LEVEL, SLOPE, EARLIER, LATER] = [0, 1, 2, 3] as const;
const SIZE = 4;
const ROWS = [LEVEL, SLOPE, EARLIER, LATER] as const;

/**
 * The change of the true level between two readings, from all of them: a straight line that may bend as far as the level
 * wanders, with errors of known size. With two readings alone it is their difference, with the error of both.
 *
 * Readings are taken in one by one (a Kalman filter that keeps the two levels asked about), so that the work grows with
 * their number and not with its cube.
 *
 * @param readings - in order of time, of different times
 * @param earlier - index of the earlier one asked about
 * @param later - index of the later one
 * @param scatter - as standard deviations
 * @returns mean and standard deviation of the change
 * @example levelChange([{ at: 0, value: 0 }, { at: 1, value: -0.1 }], 0, 1, { ofReading: 0.04, ofLevelInAYear: 0 }).mean
 * //=> -0.1
 */
export function levelChange(
  readings: readonly Reading[],
  earlier: number,
  later: number,
  scatter: Scatter,
): LevelChange {
  // Plain arrays: so small a typed one costs more to make than to fill.
  const mean = [0, 0, 0, 0];
  const spread = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const noise = scatter.ofReading ** 2;
  const wander = scatter.ofLevelInAYear ** 2;
  const start = readings[0];
  mean[LEVEL] = start?.value ?? 0;
  spread[LEVEL * SIZE + LEVEL] = UNKNOWN_LEVEL;
  spread[SLOPE * SIZE + SLOPE] = UNKNOWN_SLOPE;
  let at = start?.at ?? 0;
  readings.forEach((reading, index) => {
    moveOn(mean, spread, reading.at - at, wander);
    at = reading.at;
    if (index === earlier) keepLevel(mean, spread, EARLIER);
    if (index === later) keepLevel(mean, spread, LATER);
    takeIn(mean, spread, reading.value, noise);
  });
  const apart = get(spread, LATER, LATER) + get(spread, EARLIER, EARLIER);
  const variance = apart - 2 * get(spread, EARLIER, LATER);
  return {
    mean: (mean[LATER] ?? 0) - (mean[EARLIER] ?? 0),
    standardDeviation: Math.sqrt(Math.max(0, variance)),
  };
}

/** The level follows its slope and wanders a little. */
function moveOn(mean: number[], spread: number[], years: number, wander: number): void {
  mean[LEVEL] = (mean[LEVEL] ?? 0) + years * (mean[SLOPE] ?? 0);
  for (const column of ROWS) add(spread, LEVEL, column, years * get(spread, SLOPE, column));
  for (const row of ROWS) add(spread, row, LEVEL, years * get(spread, row, SLOPE));
  add(spread, LEVEL, LEVEL, wander * years);
}

function keepLevel(mean: number[], spread: number[], as: number): void {
  mean[as] = mean[LEVEL] ?? 0;
  for (const column of ROWS) spread[as * SIZE + column] = get(spread, LEVEL, column);
  for (const row of ROWS) spread[row * SIZE + as] = get(spread, row, LEVEL);
}

function takeIn(mean: number[], spread: number[], value: number, noise: number): void {
  const total = get(spread, LEVEL, LEVEL) + noise;
  const surprise = value - (mean[LEVEL] ?? 0);
  // How each unknown moves with the level; taken out first, because it changes below.
  const shared = [
    get(spread, LEVEL, LEVEL),
    get(spread, SLOPE, LEVEL),
    get(spread, EARLIER, LEVEL),
    get(spread, LATER, LEVEL),
  ];
  for (const row of ROWS) {
    const gain = (shared[row] ?? 0) / total;
    mean[row] = (mean[row] ?? 0) + gain * surprise;
    for (const column of ROWS) add(spread, row, column, -gain * (shared[column] ?? 0));
  }
}

function get(spread: readonly number[], row: number, column: number): number {
  return spread[row * SIZE + column] ?? 0;
}

function add(spread: number[], row: number, column: number, what: number): void {
  spread[row * SIZE + column] = get(spread, row, column) + what;
}
