import type { Shape } from './tone';

/** Told apart without colour; what they mean is always written beside them. */
const PATHS: Readonly<Record<Shape, string>> = {
  octagon: 'M4.3 0.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L0.5 9.7V4.3z',
  triangle: 'M7 1l6.5 12h-13z',
  circle: 'M7 1a6 6 0 1 0 0.01 0z',
  ring: 'M7 1a6 6 0 1 0 0.01 0zM7 3.4a3.6 3.6 0 1 1 -0.01 0z',
  diamond: 'M7 0.5L13.5 7 7 13.5 0.5 7z',
  half: 'M7 1a6 6 0 1 0 0.01 0zM7 3a4 4 0 0 1 0 8z',
  square: 'M1.5 1.5h11v11h-11z',
  tick: 'M1 7.6l2-2 2.6 2.6L11 2.6l2 2-7.4 7.6z',
};

export function Mark({ shape, size = 12 }: { readonly shape: Shape; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <path d={PATHS[shape]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
