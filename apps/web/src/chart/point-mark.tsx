import type { PointShape } from './test-series';

interface PointMarkProps {
  readonly shape: PointShape;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly className: string;
}

/** One test; its shape says how it was done, and it is hollow where it is kept out of judging. */
export function PointMark({ shape, x, y, size, className }: PointMarkProps) {
  if (shape === 'circle') return <circle className={className} cx={x} cy={y} r={size} />;
  return <path className={className} d={PATHS[shape](size)} transform={`translate(${x},${y})`} />;
}

const PATHS: Readonly<Record<Exclude<PointShape, 'circle'>, (size: number) => string>> = {
  square: (size) => `M${-size},${-size}h${2 * size}v${2 * size}h${-2 * size}z`,
  triangle: (size) => `M0,${size * 1.25}L${size * 1.25},${-size}L${-size * 1.25},${-size}z`,
  diamond: (size) => `M0,${-size * 1.4}L${size * 1.4},0L0,${size * 1.4}L${-size * 1.4},0z`,
};
