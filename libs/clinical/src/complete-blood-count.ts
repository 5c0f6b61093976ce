import { ANALYTES, type Analyte } from './analytes.js';

/** Tests that are asked for together, by the analytes without which they are not complete (B-23). */
export const PANELS = {
  'complete-blood-count': ['wbc', 'neutrophils', 'haemoglobin', 'platelets'],
} as const satisfies Record<string, readonly Analyte[]>;

export type Panel = keyof typeof PANELS;

/** How much of a panel a blood test has. Only `complete` satisfies a rule that asks for the panel. */
export interface PanelState {
  readonly state: 'complete' | 'partly-done' | 'not-done';
  /** In the order of the panel. */
  readonly missing: readonly Analyte[];
  /** In words, such as "partly done, neutrophils missing". */
  readonly says: string;
}

/**
 * How much of a panel was measured. A clotted or insufficient sample has measured nothing, so it is `not-done`.
 *
 * @param panel - which panel
 * @param measured - the analytes that have a value
 * @returns the state, what is missing, and both in words
 * @example panelState('complete-blood-count', ['wbc', 'haemoglobin', 'platelets']).says
 *   //=> 'partly done, neutrophils missing'
 */
export function panelState(panel: Panel, measured: Iterable<Analyte>): PanelState {
  const there = new Set(measured);
  const wanted: readonly Analyte[] = PANELS[panel];
  const missing = wanted.filter((analyte) => !there.has(analyte));
  if (missing.length === 0) return { state: 'complete', missing, says: 'complete' };
  if (missing.length === wanted.length) return { state: 'not-done', missing, says: 'not done' };
  const titles = missing.map((analyte) => ANALYTES[analyte].title);
  const listed =
    titles.length === 1 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
  return { state: 'partly-done', missing, says: `partly done, ${listed} missing` };
}
