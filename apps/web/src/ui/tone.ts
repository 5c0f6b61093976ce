/** How grave something is; shown by text, shape and colour together. */
export type Tone = 'critical' | 'warning' | 'info' | 'good' | 'quiet';

export type Shape = 'octagon' | 'triangle' | 'circle' | 'ring' | 'diamond' | 'half' | 'square' | 'tick';
