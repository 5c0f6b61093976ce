/** A figure of the demo clinic with where it was published. */
export interface PublishedFigure {
  readonly value: number;
  readonly source: string;
}

/** A figure that nobody published: chosen so that the made-up clinic looks like one. Never to be cited. */
export interface SyntheticFigure {
  readonly value: number;
  readonly source: 'synthetic, no source';
}

/** Yearly change of FVC in millilitres, as trials report it for groups: each patient of a group varies around it. */
export const FVC_CHANGE_ML_PER_YEAR = {
  healthy: { value: -26, source: 'healthy reference matched to SENSCIS, doi 10.1186/s12931-022-02095-6' },
  'ssc-untreated': { value: -93.1, source: 'SENSCIS, placebo, ATA negative, PMC9306495' },
  'ssc-nintedanib': { value: -63.6, source: 'SENSCIS, nintedanib, ATA positive, PMC9306495' },
  'ssc-nintedanib-ata-negative': { value: -35.9, source: 'SENSCIS, nintedanib, ATA negative, PMC9306495' },
  'progressive-untreated': { value: -178.6, source: 'INBUILD, autoimmune ILD, placebo, abstract' },
  'progressive-nintedanib': { value: -75.9, source: 'INBUILD, autoimmune ILD, nintedanib, abstract' },
} as const satisfies Record<string, PublishedFigure>;

/** How many of one cohort of 231 people with SSc-ILD met each definition; the demo clinic comes near. */
export const PUBLISHED_SHARE_PCT = {
  inbuild: { value: 39, source: '231 patients with SSc-ILD, ERS channel 160432' },
  'ppf-2022': { value: 19, source: '231 patients with SSc-ILD, ERS channel 160432' },
} as const satisfies Record<string, PublishedFigure>;

/** Of FVC % predicted when SSc-ILD is tested again after 34 days. */
export const FVC_RETEST_ICC: PublishedFigure = { value: 0.93, source: 'PubMed 29099620' };

const SYNTHETIC = 'synthetic, no source';

/** Everything else by which patients are drawn. */
export const SYNTHETIC_FIGURES = {
  fvcPctMean: { value: 79, source: SYNTHETIC },
  fvcPctSpread: { value: 14, source: SYNTHETIC },
  dlcoPctSpread: { value: 9, source: SYNTHETIC },
  /**
   * Of the noise that the published ICC gives with the spread of the baselines. That noise holds for single values; the
   * definitions compare the highest value of two years, and with all of it nearly everybody would meet one of them.
   */
  shareOfRetestNoise: { value: 0.5, source: SYNTHETIC },
  /** Between patients of one group, in millilitres a year. */
  slopeSpread: { value: 35, source: SYNTHETIC },
  progressiveShare: { value: 0.28, source: SYNTHETIC },
  slowShare: { value: 0.36, source: SYNTHETIC },
  missedVisitShare: { value: 0.08, source: SYNTHETIC },
  lostToFollowUpShare: { value: 0.06, source: SYNTHETIC },
} as const satisfies Record<string, SyntheticFigure>;

/** Ages of the tables below. */
export const PREDICTED_AT_AGES = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90] as const;

interface PredictedTable {
  /** At PREDICTED_AT_AGES and this height. */
  readonly atHeightCm: number;
  /** Exponent of height in the equation. */
  readonly heightExponent: number;
  readonly values: readonly number[];
}

/**
 * Medians of the reference equations, for making up percents of predicted; between two ages they are interpolated.
 * FVC and FEV1 in millilitres, DLCO in mmol/min/kPa.
 *
 * Sources: GLI Global 2022 (Bowerman, AJRCCM 2023;207:768); GLI 2012 Caucasian (Quanjer, ERJ 2012;40:1324); GLI 2017
 * TLCO with the correction of 2020 (Stanojevic, ERJ 2017;50:1700010).
 */
export const PREDICTED = {
  'GLI Global 2022 FVC': {
    female: {
      atHeightCm: 162,
      heightExponent: 2.621579,
      values: [3462, 3511, 3511, 3475, 3408, 3313, 3200, 3078, 2956, 2838, 2727, 2625, 2532, 2447, 2368],
    },
    male: {
      atHeightCm: 175,
      heightExponent: 2.727421,
      values: [4815, 4912, 4871, 4792, 4699, 4588, 4459, 4316, 4168, 4022, 3884, 3756, 3639, 3531, 3432],
    },
  },
  'GLI Global 2022 FEV1': {
    female: {
      atHeightCm: 162,
      heightExponent: 2.385928,
      values: [3085, 3061, 3001, 2928, 2838, 2732, 2612, 2486, 2361, 2240, 2127, 2023, 1929, 1843, 1765],
    },
    male: {
      atHeightCm: 175,
      heightExponent: 2.462664,
      values: [4189, 4181, 4065, 3948, 3835, 3713, 3574, 3419, 3258, 3098, 2947, 2809, 2683, 2569, 2466],
    },
  },
  'GLI 2012 Caucasian FVC': {
    female: {
      atHeightCm: 162,
      heightExponent: 2.2633,
      values: [3764, 3784, 3769, 3729, 3654, 3549, 3427, 3291, 3143, 2987, 2827, 2671, 2523, 2389, 2269],
    },
    male: {
      atHeightCm: 175,
      heightExponent: 2.4135,
      values: [5277, 5326, 5245, 5151, 5055, 4937, 4801, 4645, 4469, 4278, 4091, 3912, 3746, 3594, 3455],
    },
  },
  'GLI 2017 DLCO': {
    female: {
      atHeightCm: 162,
      heightExponent: 1.618697,
      values: [7.29, 7.37, 7.35, 7.27, 7.15, 7.01, 6.87, 6.72, 6.58, 6.45, 6.32, 6.21, 6.1, 6, 5.9],
    },
    male: {
      atHeightCm: 175,
      heightExponent: 2.018368,
      values: [10.61, 10.82, 10.68, 10.41, 10.11, 9.81, 9.52, 9.23, 8.95, 8.67, 8.4, 8.14, 7.9, 7.68, 7.48],
    },
  },
} as const satisfies Record<string, Record<'female' | 'male', PredictedTable>>;
