/**
 * A name as it is compared: of an equation or a laboratory, in whatever capitals, with whatever hyphens, dots or blanks
 * somebody wrote it. A dash that stands for nothing names nothing.
 *
 * @param text - as recorded
 * @returns its letters and digits; null where nothing is named
 * @example named(' GLI-2012 ') //=> 'gli2012'
 */
export function named(text: string | undefined): string | null {
  const letters = text?.toLowerCase().replace(NEITHER_LETTER_NOR_DIGIT, '') ?? '';
  return letters === '' ? null : letters;
}

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;
