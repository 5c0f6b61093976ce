import type { JudgedSet } from '@interstice/contracts';
import type { Shape, Tone } from './tone';

interface Look {
  readonly tone: Tone;
  readonly shape: Shape;
  readonly text: string;
}

/** How a verdict looks and what it is called: by text, shape and colour. */
export const VERDICTS: Readonly<Record<JudgedSet['verdict'], Look>> = {
  met: { tone: 'critical', shape: 'triangle', text: 'Met' },
  'not-met': { tone: 'good', shape: 'ring', text: 'Not met' },
  unknown: { tone: 'warning', shape: 'half', text: 'Cannot be judged yet' },
};
