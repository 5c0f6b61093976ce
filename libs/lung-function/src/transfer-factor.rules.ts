/**
 * mL/min/mmHg in one mmol/min/kPa, to the digits that GLI-2017 uses: its intercepts in the two units differ by
 * ln 2.98700, the same for men, women, TLCO and KCO.
 */
export const TRANSFER_UNITS = { source: 'gli-2017', mlMmhgPerMmolKpa: 2.987 } as const;

/**
 * (10.22 + Hb) / (1.7 Hb) for men and boys from 15 years on, (9.38 + Hb) / (1.7 Hb) for women and younger children, Hb in
 * g/dL. Here a hundred times as much, for g/L, so that the standard haemoglobin gives exactly 1.
 */
export const HAEMOGLOBIN_CORRECTION = {
  source: 'dlco-2017',
  men: 1022,
  others: 938,
  perGram: 10,
  dividedBy: 17,
  boysFromYears: 15,
} as const;
