import type { CSSProperties, ReactNode } from 'react';
import { Mark } from './mark';
import classes from './status-badge.module.css';
import type { Shape, Tone } from './tone';

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly shape: Shape;
  readonly children: ReactNode;
}

/** A status in words, with a shape and a colour of its own. */
export function StatusBadge({ tone, shape, children }: StatusBadgeProps) {
  const colours = {
    '--badge-text': `var(--tone-${tone})`,
    '--badge-ground': `var(--tone-${tone}-ground)`,
  } as CSSProperties;
  return (
    <span className={classes['badge']} style={colours}>
      <Mark shape={shape} />
      <span>{children}</span>
    </span>
  );
}
