import type { AdviceAgainst, ListedOptions, TreatmentOption } from '@interstice/contracts';
import type { Shape, Tone } from '../ui/tone';

export type StrengthCode = TreatmentOption['strength']['code'];

/** How a strength looks; what it says comes from the source. */
export const STRENGTH_LOOKS: Readonly<Record<StrengthCode, { readonly tone: Tone; readonly shape: Shape }>> =
  {
    preferred: { tone: 'good', shape: 'tick' },
    'conditional-for': { tone: 'info', shape: 'circle' },
    recommended: { tone: 'info', shape: 'diamond' },
    option: { tone: 'quiet', shape: 'ring' },
    'not-in-the-source': { tone: 'quiet', shape: 'square' },
    'conditional-against': { tone: 'warning', shape: 'triangle' },
    'strong-against': { tone: 'critical', shape: 'octagon' },
    against: { tone: 'warning', shape: 'triangle' },
    pitfall: { tone: 'warning', shape: 'triangle' },
  };

export const STATE_LOOKS = {
  running: { tone: 'good', shape: 'circle', text: 'Running' },
  planned: { tone: 'info', shape: 'half', text: 'Planned' },
  tried: { tone: 'quiet', shape: 'square', text: 'Tried' },
} as const satisfies Readonly<
  Record<
    Exclude<TreatmentOption['state'], 'open'>,
    { readonly tone: Tone; readonly shape: Shape; readonly text: string }
  >
>;

export const CAUTION_NAMES: Readonly<Record<ListedOptions['cautions'][number]['kind'], string>> = {
  pregnancy: 'Pregnancy',
  allergy: 'Allergy',
  infection: 'Infection',
  renal: 'Kidneys',
  hepatic: 'Liver',
  diarrhoea: 'Diarrhoea on a drug',
  'liver-enzymes': 'Liver enzymes raised by a drug',
  'low-counts': 'Low counts on a drug',
  other: 'Other',
};

export const REFERRAL_NAMES: Readonly<Record<ListedOptions['referrals'][number]['to'], string>> = {
  'lung-transplant': 'Lung transplantation',
  'stem-cell-transplant': 'Stem-cell transplantation',
};

/**
 * The beginning of what the source says of a strength, for a badge; the rest is told in full beside it.
 *
 * @example shortStrength('Recommended against, conditionally or strongly: …') //=> 'Recommended against'
 */
export function shortStrength(text: string): string {
  return text.split(/[,;:]/, 1).join('');
}

/** What could be begun, and what runs, is planned or was tried: never mixed. */
export function partsOf(options: readonly TreatmentOption[]) {
  return {
    open: options.filter(({ state }) => state === 'open'),
    used: options.filter(
      (option): option is TreatmentOption & { state: keyof typeof STATE_LOOKS } => option.state !== 'open',
    ),
  };
}

/** What runs all the same, or stands in conflict, is never folded away. */
export function againstParts(against: readonly AdviceAgainst[]) {
  const isPressing = ({ courses, isConflict }: AdviceAgainst) => courses.length > 0 || isConflict;
  return { pressing: against.filter(isPressing), others: against.filter((advice) => !isPressing(advice)) };
}
