import type { Source } from '../sources.js';

/** Documents that the slope and the certainty of a fall cite. */
export const TREND_SOURCES = {
  'ats-ers-2005': {
    title:
      'Pellegrino et al.: Interpretative strategies for lung function tests (ATS/ERS task force), Table 12, changes over time in healthy people',
    year: 2005,
    where: 'European Respiratory Journal, erj.ersjournals.com markup 88140',
    status: 'verified',
  },
  'senscis-healthy-match': {
    title: 'Rate of FVC decline in SENSCIS beside a matched healthy reference population',
    year: 2022,
    doi: '10.1186/s12931-022-02095-6',
    status: 'verified',
  },
  'senscis-100-weeks': {
    title: 'SENSCIS: rate of FVC decline over the whole trial, up to 100 weeks',
    year: 2022,
    where: 'DOAJ, record acr2.11483',
    status: 'verified',
  },
  'inbuild-autoimmune': {
    title: 'INBUILD: rate of FVC decline over 52 weeks in autoimmune disease-related ILD',
    year: 2022,
    where: 'abstract of the subgroup analysis',
    status: 'verified',
  },
} as const satisfies Readonly<Record<string, Source>>;
