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
