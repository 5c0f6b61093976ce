/**
 * How FVC scatters between tests although nothing is wrong, from the changes that are significant (beyond 95 %) in healthy
 * people. Week to week only the test scatters; over a year the level itself wanders as well.
 */
export const FVC_VARIABILITY = {
  id: 'healthy-2005',
  title: 'the variability of healthy people',
  weekToWeekPct: 11,
  yearToYearPct: 15,
  cite: { doc: 'ats-ers-2005', at: 'Table 12, FVC, healthy: week to week, year to year', ids: ['B-11'] },
} as const;
