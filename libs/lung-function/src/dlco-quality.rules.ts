/**
 * Grades of one manoeuvre of DLCO, best first; what fits none is F and is not used. Read in a text that restates the
 * standard, not in its table: each grade that is given says so (`dlco-2017-quality`).
 */
export const DLCO_GRADES = {
  source: 'dlco-2017-quality',
  breathHoldSeconds: { from: 8, to: 12 },
  /** Inspired volume as percent of vital capacity, and seconds of collecting the sample. */
  manoeuvres: [
    { grade: 'A', inspiredPct: 90, collectionSeconds: 4, breathHold: 'within' },
    { grade: 'A', inspiredPct: 85, collectionSeconds: 4, breathHold: 'within', alveolarVolumeAgrees: true },
    { grade: 'B', inspiredPct: 85, collectionSeconds: 4, breathHold: 'within' },
    { grade: 'C', inspiredPct: 80, collectionSeconds: 5, breathHold: 'within' },
    { grade: 'D', inspiredPct: 80, collectionSeconds: 5, breathHold: 'outside' },
  ],
  /** Two manoeuvres of grade A agree within so much; their mean is reported. */
  repeatableWithin: { 'mL/min/mmHg': 2, 'mmol/min/kPa': 0.67 },
} as const;
