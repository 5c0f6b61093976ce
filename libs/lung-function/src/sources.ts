/** A document that the equations and rules of this library cite. `status` says how far it was read for this project. */
export interface LungFunctionSource {
  readonly title: string;
  /** Absent where what was read does not say. */
  readonly year?: number;
  readonly doi?: string;
  /** Where the passage or the table was read, when it is not the DOI. */
  readonly where?: string;
  readonly status: 'verified' | 'secondary' | 'earlier-scheme' | 'own-choice';
}

export const LUNG_FUNCTION_SOURCES = {
  'gli-2012': {
    title:
      'Quanjer et al.: Multi-ethnic reference values for spirometry for the 3–95-yr age range (GLI-2012)',
    year: 2012,
    doi: '10.1183/09031936.00080312',
    where:
      'tables of the supplement as in github thlytras/rspiro b4f7e52 and github OnlineArts/PySpiro 98b653e',
    status: 'verified',
  },
  'gli-global-2022': {
    title: 'Bowerman et al.: A race-neutral approach to the interpretation of lung function (GLI Global)',
    year: 2022,
    doi: '10.1164/rccm.202205-0963OC',
    where:
      'tables of the supplement as in github thlytras/rspiro b4f7e52 and github OnlineArts/PySpiro 98b653e',
    status: 'verified',
  },
  'gli-2017': {
    title:
      'Stanojevic et al.: Official ERS technical standards: GLI reference values for TLCO for Caucasians, with the correction of 2020',
    year: 2020,
    doi: '10.1183/13993003.50010-2017',
    where:
      'tables of the supplement as in github thlytras/rspiro b4f7e52 and github OnlineArts/PySpiro 98b653e',
    status: 'verified',
  },
  'dlco-2017': {
    title: 'ERS/ATS standards for single-breath carbon monoxide uptake in the lung',
    year: 2017,
    where: 'haemoglobin: two texts that quote it and the standard of 2005',
    status: 'verified',
  },
  'dlco-2017-quality': {
    title: 'ERS/ATS standards for single-breath carbon monoxide uptake in the lung: grades of a manoeuvre',
    year: 2017,
    where: 'droracle.ai article 715401, which restates the table',
    status: 'secondary',
  },
  'spirometry-2019': {
    title: 'ATS/ERS standardization of spirometry, 2019 update: grades of a session',
    year: 2019,
    where: 'palmerassociates.com and inofab.health, which quote grades A and B',
    status: 'verified',
  },
  'spirometry-earlier': {
    title: 'Grades C and D of a session of spirometry in the scheme before 2019',
    where: 'occspiro.com; European Respiratory Journal, markup 109265',
    status: 'earlier-scheme',
  },
  'interstice-choices': {
    title: 'Interstice: choices where the sources leave one',
    year: 2026,
    where: 'docs/lung-function.md',
    status: 'own-choice',
  },
} as const satisfies Readonly<Record<string, LungFunctionSource>>;

export type LungFunctionSourceId = keyof typeof LUNG_FUNCTION_SOURCES;
