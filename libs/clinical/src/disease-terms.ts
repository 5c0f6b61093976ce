import type { Ctd } from './record.js';

/** What a form offers as the subtype of a disease; any other may be written (D-01). */
export const CTD_SUBTYPES: Readonly<Partial<Record<Ctd, readonly string[]>>> = {
  ssc: ['diffuse cutaneous', 'limited cutaneous'],
  iim: ['polymyositis', 'dermatomyositis', 'antisynthetase syndrome', 'anti-MDA5 dermatomyositis'],
};

/** HRCT patterns that a source names (D-02). */
export const HRCT_PATTERNS = ['NSIP', 'UIP', 'OP', 'LIP', 'other'] as const;

export type HrctPattern = (typeof HRCT_PATTERNS)[number];

/** What a form offers as descent, as far as a source names one as a risk (D-04); any other may be written. */
export const DESCENTS = ['African-American'] as const;

const SCL_70 = /\b(scl[\s-]?70|topo(isomerase)?[\s-]?(1|i))\b/i;

/**
 * The pattern that a recorded name stands for, however it was typed.
 *
 * @param name - as recorded, such as "Fibrotic NSIP"
 * @returns the pattern named, `other` for a name that names none or several of them
 * @example hrctPatternOf('probable UIP') //=> 'UIP'
 */
export function hrctPatternOf(name: string): HrctPattern {
  const named = HRCT_PATTERNS.filter((pattern) => new RegExp(`\\b${pattern}\\b`, 'i').test(name));
  return named.length === 1 ? (named[0] ?? 'other') : 'other';
}

/**
 * Whether an antibody is anti-Scl-70, also called anti-topoisomerase I.
 *
 * @param name - as recorded
 * @returns false for anything else, and for a name that says it was negative
 * @example isAntiScl70('Anti-topoisomerase I') //=> true
 */
export function isAntiScl70(name: string): boolean {
  return SCL_70.test(name) && !/negativ/i.test(name);
}

/**
 * Whether a subtype says that the skin disease of systemic sclerosis is diffuse.
 *
 * @param subtype - as recorded; undefined where none is
 * @returns null where it says neither diffuse nor limited
 * @example isDiffuse('diffuse cutaneous') //=> true
 */
export function isDiffuse(subtype: string | undefined): boolean | null {
  if (subtype === undefined) return null;
  const [diffuse, limited] = [/\bdiffuse\b|\bdcSSc\b/i, /\blimited\b|\blcSSc\b|\bCREST\b/i].map((word) =>
    word.test(subtype),
  );
  return diffuse === limited ? null : (diffuse ?? null);
}
