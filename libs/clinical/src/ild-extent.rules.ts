/**
 * Classes of the extent of ILD on HRCT, each up to and with its share of the lung (D-03). Not the extent of fibrosis, by
 * which severity is judged (M-02). The source leaves open where exactly 5 % belongs.
 */
export const ILD_EXTENT = {
  classes: [
    { id: 'minimal', title: 'minimal', upToPct: 5 },
    { id: 'mild', title: 'mild', upToPct: 10 },
    { id: 'moderate', title: 'moderate', upToPct: 20 },
    { id: 'severe', title: 'severe', upToPct: 100 },
  ],
  /** As the source is named beside the class. */
  source: 'review of clinical trials in CTD-ILD',
  cite: {
    doc: 'ctd-ild-trials-review',
    at: 'SSc-ILD, tocilizumab: quantitative ILD at baseline',
    ids: ['D-03'],
  },
  edgeCite: { doc: 'interstice-choices', at: 'B-18, exactly 5 %', ids: ['B-18', 'D-03'] },
} as const;
