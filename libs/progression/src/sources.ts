import { TREND_SOURCES } from './trend/trend-sources.js';

/** A document that rules cite. `status` says how far its text was read for this project. */
export interface Source {
  readonly title: string;
  readonly year: number;
  readonly doi?: string;
  /** Where the passage was read, when it is not the DOI. */
  readonly where?: string;
  readonly status: 'verified' | 'secondary' | 'own-choice';
}

/** Documents that criterion sets and judging cite. */
export const PROGRESSION_SOURCES = {
  ...TREND_SOURCES,
  'inbuild-design': {
    title: 'INBUILD trial: criteria for progressive fibrosing interstitial lung disease, design table',
    year: 2019,
    where:
      'European Respiratory Review, err.ersjournals.com markup 15130; usscicomms.com ATS2020, Brown, methods',
    status: 'verified',
  },
  'raghu-2022': {
    title:
      'Idiopathic pulmonary fibrosis (an update) and progressive pulmonary fibrosis in adults: ATS/ERS/JRS/ALAT guideline',
    year: 2022,
    doi: '10.1164/rccm.202202-0399ST',
    status: 'verified',
  },
  'omeract-2015': {
    title:
      'OMERACT CTD-ILD working group: domains and thresholds of clinically meaningful progression in connective tissue disease related ILD',
    year: 2015,
    doi: '10.3899/jrheum.141182',
    where: 'PMC4809413',
    status: 'verified',
  },
  'erice-ild': {
    title:
      'Erice ILD working group: criteria for progressive fibrosing ILD, as set 2 of a comparison of criterion sets (told by its content)',
    year: 2020,
    where: 'PMC8782547, Table 2, set 2; PubMed 39078207',
    status: 'verified',
  },
  'eustar-2021': {
    title:
      'Hoffmann-Vold et al.: Progressive interstitial lung disease in patients with systemic sclerosis in the EUSTAR database',
    year: 2021,
    where: 'Ann Rheum Dis 2021;80:219-227, Table 2, footnote; PubMed 32988845',
    status: 'verified',
  },
  'ssc-mcid-2018': {
    title:
      'Minimal clinically important differences of FVC in SSc-ILD, from the Scleroderma Lung Studies I and II',
    year: 2018,
    where: 'PubMed 29099620',
    status: 'verified',
  },
  'project-outline': {
    title: 'Interstice: outline of the product, the short form of progression',
    year: 2026,
    where: 'docs/requirements.md',
    status: 'own-choice',
  },
  'interstice-choices': {
    title: 'Interstice: choices where the sources leave one',
    year: 2026,
    where: 'docs/behaviour.md',
    status: 'own-choice',
  },
} as const satisfies Readonly<Record<string, Source>>;
