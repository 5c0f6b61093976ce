import type { ComparedPair } from '@interstice/contracts';

const MEASURES: Readonly<Record<ComparedPair['measure'], string>> = {
  'reported-pct': 'FVC in % predicted decides',
  'recomputed-pct': 'FVC in % predicted decides, recomputed on one equation with one height',
  litres: 'FVC in litres decides',
  'dlco-pct': 'DLCO in % predicted decides',
};

/** What the comparison rests on, in short (B-10); why it may be compared is told by the server's sentences. */
export function measureInWords({ measure, assumed, hbCorrected, standsIn }: ComparedPair): string {
  return [
    MEASURES[measure],
    ...(hbCorrected === undefined ? [] : [hbCorrected ? 'corrected for haemoglobin' : 'not corrected']),
    ...(assumed ? ['one reference equation is assumed'] : []),
    ...(standsIn === true ? ['the earlier test lies before the baseline and stands in'] : []),
  ].join('; ');
}
