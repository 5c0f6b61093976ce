import type { Citation, Ctd } from '@interstice/clinical';

/** How far FVC falls in a year in a group of people, to be read beside the slope of one patient. */
export interface SlopeFigure {
  readonly id: string;
  readonly title: string;
  readonly mlPerYear: number;
  /** Null: whatever the disease. */
  readonly ofDiseases: readonly Ctd[] | null;
  /** Diseases that have figures of their own. */
  readonly notOf: readonly Ctd[];
  readonly cite: Citation;
}

/** From when on a slope is told, and over which periods. None of it is a threshold: a slope raises no alert. */
export const SLOPE_ASKS = {
  atLeastTests: 3,
  atLeastMonths: 6,
  recentMonths: 24,
  confidencePct: 95,
  cite: { doc: 'interstice-choices', at: 'B-11, slope', ids: ['B-11', 'P-10'] },
} as const;

/** Only figures whose source was read. Trials report adjusted means of many people, one patient has a line of their own. */
export const SLOPE_FIGURES: readonly SlopeFigure[] = [
  {
    id: 'healthy',
    title: 'healthy people matched to SENSCIS',
    mlPerYear: -26,
    ofDiseases: null,
    notOf: [],
    cite: { doc: 'senscis-healthy-match', at: 'healthy reference population', ids: ['B-11', 'P-10'] },
  },
  {
    id: 'senscis-placebo',
    title: 'SENSCIS (SSc-ILD) on placebo, up to 100 weeks',
    mlPerYear: -88.8,
    ofDiseases: ['ssc'],
    notOf: [],
    cite: { doc: 'senscis-100-weeks', at: 'placebo', ids: ['B-11', 'P-10'] },
  },
  {
    id: 'senscis-nintedanib',
    title: 'SENSCIS (SSc-ILD) on nintedanib, up to 100 weeks',
    mlPerYear: -54.9,
    ofDiseases: ['ssc'],
    notOf: [],
    cite: { doc: 'senscis-100-weeks', at: 'nintedanib', ids: ['B-11', 'P-10'] },
  },
  {
    id: 'inbuild-placebo',
    title: 'INBUILD (progressive, autoimmune) on placebo',
    mlPerYear: -178.6,
    ofDiseases: null,
    notOf: ['ssc'],
    cite: { doc: 'inbuild-autoimmune', at: 'placebo, 52 weeks', ids: ['B-11', 'P-10'] },
  },
  {
    id: 'inbuild-nintedanib',
    title: 'INBUILD (progressive, autoimmune) on nintedanib',
    mlPerYear: -75.9,
    ofDiseases: null,
    notOf: ['ssc'],
    cite: { doc: 'inbuild-autoimmune', at: 'nintedanib, 52 weeks', ids: ['B-11', 'P-10'] },
  },
];
