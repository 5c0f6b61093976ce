/**
 * A name as it is compared: of an equation or a laboratory, in whatever capitals somebody wrote it.
 *
 * @param text - as recorded
 * @returns null where nothing is named
 * @example named(' GLI-2012 ') //=> 'gli-2012'
 */
export function named(text: string | undefined): string | null {
  const trimmed = text?.trim().toLowerCase();
  return trimmed === undefined || trimmed === '' ? null : trimmed;
}
