import { PROGRESSION_SOURCES, type Source } from '@interstice/progression';

/** A label bears no year that was read. A document that another one has replaced names it. */
type CitedSource = Omit<Source, 'year'> & { readonly year?: number; readonly supersededBy?: string };

/** Every document that a rule may cite; a citation of any other fails the build's checks. */
export const SOURCES = {
  ...PROGRESSION_SOURCES,
  'treatment-approach-2026': {
    title: 'Initial treatment approach for CTD-ILD',
    year: 2026,
    where: 'Dr.Oracle, January 2026',
    status: 'verified',
  },
  'ctd-ild-trials-review': {
    title: 'Review of clinical trials in CTD-ILD: systemic sclerosis, rheumatoid arthritis, myositis',
    where: 'full text as a document of the project',
    status: 'verified',
  },
  'prednisolone-label': {
    title: 'Prednisolone: US product label, equivalent doses',
    where: 'as told by Dr.Oracle 632347',
    status: 'secondary',
  },
  'glucocorticoid-doses': {
    title: 'Glucocorticoids: approximate equivalent doses',
    where: 'PMC4369706, table 1, prednisone and methylprednisolone',
    status: 'secondary',
  },
  'inbuild-report': {
    title: 'INBUILD: rate of FVC decline over 52 weeks in all patients',
    year: 2019,
    where: 'a report of the publication, healthunlocked.com',
    status: 'secondary',
  },
  'nerandomilast-approval': {
    title: 'Nerandomilast (Jascayd): US approval for progressive pulmonary fibrosis',
    year: 2025,
    where: 'approval of 19 December 2025',
    status: 'verified',
  },
  'mycophenolate-label': {
    title: 'Mycophenolate mofetil: product label, laboratory tests and neutropenia',
    where: 'label text of Mofecon in MIMS, mimsdev.com; Dr.Oracle 380134',
    status: 'verified',
  },
  'acr-chest-2023': {
    title:
      '2023 ACR/CHEST guideline: screening and monitoring of ILD in systemic autoimmune rheumatic diseases',
    year: 2023,
    where: 'eguideline.guidelinecentral.com i/1528915/4; all recommendations are conditional',
    status: 'verified',
  },
  'bsr-2017': {
    title: 'BSR and BHPR guideline for the prescription and monitoring of non-biologic DMARDs (2017)',
    year: 2017,
    where: 'rightdecisions.scot.nhs.uk; PMC5684575 table 1; alert values: NHS Dumfries and Galloway',
    status: 'verified',
    supersededBy: 'the BSR guideline of 17 November 2025, whose numbers could not be read',
  },
  'sgrq-i-k-bild-mcid-2020': {
    title: 'Responsiveness and minimal clinically important difference of SGRQ-I and K-BILD in IPF',
    year: 2020,
    doi: '10.1186/s12931-020-01359-3',
    where: 'PMC7175493',
    status: 'verified',
  },
  'tdi-mid-2009': {
    title: 'Minimally important differences in the Transition Dyspnoea Index: Scleroderma Lung Study',
    year: 2009,
    doi: '10.1093/rheumatology/kep284',
    where: 'PubMed 19776222; that it tells a change, from -9 to 9: doi 10.1081/COPD-200050666',
    status: 'verified',
  },
  'lcq-mid-2009': {
    title:
      'Clinical cough IV: what is the minimal important difference for the Leicester Cough Questionnaire?',
    year: 2009,
    doi: '10.1007/978-3-540-79842-2_16',
    where: 'PubMed 18825348',
    status: 'verified',
  },
  'ctcae-v5': {
    title: 'Common Terminology Criteria for Adverse Events, version 5.0',
    year: 2017,
    where: 'criteria as in pharmaverse/admiral (Apache-2.0), ncictcaev5.json',
    status: 'verified',
  },
  'ctcae-v6': {
    title: 'Common Terminology Criteria for Adverse Events, version 6.0',
    where: 'criteria as in pharmaverse/admiral (Apache-2.0), ncictcaev6.json',
    status: 'verified',
  },
  'azathioprine-label': {
    title: 'Azathioprine: product label, laboratory tests',
    where: 'Dr.Oracle 470331; alomedika',
    status: 'secondary',
  },
  'methotrexate-label': {
    title: 'Methotrexate: product label, laboratory tests',
    where: 'PMC5684575 table 1; guidelinecentral 622897/11',
    status: 'verified',
  },
  'leflunomide-label': {
    title: 'Leflunomide: product label, laboratory tests',
    where: 'PMC5684575 table 1',
    status: 'verified',
  },
  'nhs-highland-tacrolimus': {
    title: 'NHS Highland: long-term monitoring of tacrolimus (a local rule)',
    where: 'therapeuticportal.nhsh.scot',
    status: 'verified',
  },
  'rituximab-label': {
    title: 'Rituximab: US product label, blood counts in RA and GPA',
    where: 'read in a secondary summary',
    status: 'secondary',
  },
  'bsr-biologics': {
    title: 'BSR guideline for biologic DMARDs: immunoglobulins before each cycle of rituximab',
    where: 'guideline text; Buch 2011, consensus',
    status: 'verified',
  },
  'tocilizumab-label': {
    title: 'Tocilizumab: product label, laboratory tests and dose modification',
    where: 'rheuminfo.com; skyscape tu434',
    status: 'verified',
  },
  'nintedanib-label': {
    title: 'Nintedanib: product label, liver tests',
    where: 'ofevhcp.com; empr.com',
    status: 'verified',
  },
  'nintedanib-summaries': {
    title: 'Nintedanib: summaries of its label that name an interval, which the label does not',
    where: 'secondary summaries',
    status: 'secondary',
  },
  'pirfenidone-label': {
    title: 'Pirfenidone: product label, liver tests',
    where: 'esbriethcp.com; medicines.org.uk; BfArM',
    status: 'verified',
  },
  'tofacitinib-label': {
    title: 'Tofacitinib: product label, dose modification by laboratory values',
    where: 'label text, 120ty.net',
    status: 'verified',
  },
  'baricitinib-label': {
    title: 'Baricitinib: product label, laboratory values',
    where: 'MIMS',
    status: 'verified',
  },
  'upadacitinib-label': {
    title: 'Upadacitinib: product label, laboratory values',
    where: 'MIMS',
    status: 'verified',
  },
} as const satisfies Readonly<Record<string, CitedSource>>;
