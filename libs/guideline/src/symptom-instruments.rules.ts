import type { Citation, SymptomInstrument } from '@interstice/clinical';

/** From which difference of a score a patient is better or worse. */
export interface InstrumentRule {
  readonly id: SymptomInstrument;
  readonly higherIs: 'better' | 'worse';
  /** A change is told by the score itself, since the interview that it was measured from; elsewhere by two scores. */
  readonly tells: 'change' | 'state';
  readonly least: { readonly better: number; readonly worse: number };
  /** Where it was read: no score lies beyond it. */
  readonly scale?: { readonly from: number; readonly to: number };
  /** In whom the difference was estimated; null for a choice of this software, which no source has. */
  readonly estimatedIn: string | null;
  readonly cite: Citation;
}

/** Only instruments whose minimal difference was read in a source, and one proxy that says of itself that it is one. */
export const INSTRUMENT_RULES = [
  {
    id: 'K-BILD total',
    higherIs: 'better',
    tells: 'state',
    least: { better: 4.7, worse: 2.7 },
    estimatedIn: 'IPF',
    cite: { doc: 'sgrq-i-k-bild-mcid-2020', at: 'abstract, results: K-BILD Total', ids: ['D-05'] },
  },
  {
    id: 'SGRQ-I total',
    higherIs: 'worse',
    tells: 'state',
    least: { better: 3.9, worse: 4.9 },
    estimatedIn: 'IPF',
    cite: { doc: 'sgrq-i-k-bild-mcid-2020', at: 'abstract, results: SGRQ-I Total', ids: ['D-05'] },
  },
  {
    id: 'TDI',
    higherIs: 'better',
    tells: 'change',
    least: { better: 1.5, worse: 1.5 },
    scale: { from: -9, to: 9 },
    estimatedIn: 'SSc-ILD',
    cite: { doc: 'tdi-mid-2009', at: 'abstract, conclusion', ids: ['D-05'] },
  },
  {
    id: 'LCQ total',
    higherIs: 'better',
    tells: 'state',
    least: { better: 1.3, worse: 1.3 },
    scale: { from: 3, to: 21 },
    estimatedIn: 'chronic cough',
    cite: { doc: 'lcq-mid-2009', at: 'abstract, results', ids: ['D-05'] },
  },
  {
    id: 'mMRC (0-4)',
    higherIs: 'worse',
    tells: 'state',
    least: { better: 1, worse: 1 },
    scale: { from: 0, to: 4 },
    estimatedIn: null,
    cite: { doc: 'interstice-choices', at: 'B-12, a grade of mMRC as a proxy', ids: ['B-12'] },
  },
] as const satisfies readonly InstrumentRule[];
