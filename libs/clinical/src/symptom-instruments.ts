/**
 * Questionnaires as a report names them, so that one name stands for one scale: of several scales of one name (mMRC is also
 * printed from 0 to 5) the name says which. Any other may be written. The distance walked in six minutes stands with them: it is
 * recorded and read in the same way (D-05).
 */
export const SYMPTOM_INSTRUMENTS = [
  'K-BILD total',
  'SGRQ-I total',
  'SGRQ total',
  'TDI',
  'LCQ total',
  'mMRC (0-4)',
  'Dyspnea-12',
  'FACIT-Dyspnea',
  'L-PF',
  'Cough VAS',
  'BDI',
  'HAQ-DI',
  'SF-36 physical component',
  'SF-36 mental component',
  'EQ-5D index',
  'Global VAS, patient',
  'Global VAS, physician',
  '6MWD (m)',
] as const;

export type SymptomInstrument = (typeof SYMPTOM_INSTRUMENTS)[number];

/**
 * What two names of one instrument share, however they were typed.
 *
 * @param name - as recorded
 * @returns without capitals and doubled blanks
 * @example instrumentKey(' k-bild  Total') //=> 'k-bild total'
 */
export function instrumentKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
