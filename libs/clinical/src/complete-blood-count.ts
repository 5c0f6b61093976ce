import { ANALYTES, type Analyte } from './analytes.js';

const COMPLETE_BLOOD_COUNT = ['wbc', 'neutrophils', 'haemoglobin', 'platelets'] as const;

/** Tests that are asked for together, by the analytes without which they are not complete (B-23). */
export const PANELS = {
  'complete-blood-count': COMPLETE_BLOOD_COUNT,
  'blood-count-and-alt': [...COMPLETE_BLOOD_COUNT, 'alt'],
  'blood-count-and-igg': [...COMPLETE_BLOOD_COUNT, 'igg'],
  'blood-count-and-liver': COMPLETE_BLOOD_COUNT,
  'blood-count-kidney-and-liver': [...COMPLETE_BLOOD_COUNT, 'creatinine', 'albumin'],
  'lymphocytes-neutrophils-and-haemoglobin': ['neutrophils', 'lymphocytes', 'haemoglobin'],
  'neutrophils-platelets-and-liver': ['neutrophils', 'platelets', 'alt', 'ast'],
  'liver-enzymes': [],
  'liver-tests': ['alt', 'ast', 'bilirubin'],
} as const satisfies Record<string, readonly Analyte[]>;

export type Panel = keyof typeof PANELS;

/** Analytes of which a panel needs one, whichever the laboratory measures ("ALT and/or AST"). */
export const ONE_OF: Readonly<Partial<Record<Panel, readonly [Analyte, ...Analyte[]]>>> = {
  'blood-count-and-liver': ['alt', 'ast'],
  'blood-count-kidney-and-liver': ['alt', 'ast'],
  'liver-enzymes': ['alt', 'ast'],
};

/** How much of a panel a blood test has. Only `complete` satisfies a rule that asks for the panel. */
export interface PanelState {
  readonly state: 'complete' | 'partly-done' | 'not-done';
  /** In the order of the panel; of those of which one is enough, the first. */
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
  const oneOf = ONE_OF[panel];
  const isOneThere = oneOf === undefined || oneOf.some((analyte) => there.has(analyte));
  const missing = wanted.filter((analyte) => !there.has(analyte));
  if (oneOf !== undefined && !isOneThere) missing.push(oneOf[0]);
  if (missing.length === 0) return { state: 'complete', missing, says: 'complete' };
  const parts = wanted.length + (oneOf === undefined ? 0 : 1);
  if (missing.length === parts) return { state: 'not-done', missing, says: 'not done' };
  const titles = missing.map((analyte) => ANALYTES[analyte].title);
  const listed =
    titles.length === 1 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
  return { state: 'partly-done', missing, says: `partly done, ${listed} missing` };
}

/**
 * Whether a panel is complete: the same answer as {@link panelState} gives, for whoever asks it of many tests.
 *
 * @param panel - which panel
 * @param amounts - values by analyte
 * @returns true when nothing is missing
 * @source interstice-choices, B-23
 * @example isPanelComplete('liver-enzymes', { ast: bloodAmountFromThousandths(20_000) }) //=> true
 */
export function isPanelComplete(panel: Panel, amounts: Readonly<Partial<Record<Analyte, unknown>>>): boolean {
  const wanted: readonly Analyte[] = PANELS[panel];
  const oneOf = ONE_OF[panel];
  return (
    wanted.every((analyte) => amounts[analyte] !== undefined) &&
    (oneOf === undefined || oneOf.some((analyte) => amounts[analyte] !== undefined))
  );
}
