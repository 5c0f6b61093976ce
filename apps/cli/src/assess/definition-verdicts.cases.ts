// What the published definitions say of the pairs of tests in test/fixtures/ok/progression-definitions.csv: INBUILD
// (Flaherty 2019), PPF 2022 (Raghu 2022, Table 4) and the short form of the project's outline, by exact rational
// arithmetic. Each pair is of one reference equation and one laboratory. Window edges count, which is our choice (B-09).

export interface DefinitionVerdicts {
  /** Also the id of the patient in the file. */
  readonly name: string;
  /** Letters of the INBUILD criteria that are met. */
  readonly inbuild: readonly string[];
  readonly ppf2022: boolean;
  readonly shortForm: boolean;
}

export const DEFINITION_VERDICTS: readonly DefinitionVerdicts[] = [
  // FVC fell by 10.00 % of the earlier value, 8.0 points
  { name: 'rel 10.0 exactly, abs 8', inbuild: ['a'], ppf2022: false, shortForm: true },
  // FVC fell by 10.00 % of the earlier value, 4.5 points
  { name: 'rel 10 with low baseline: abs only 4.5', inbuild: ['a'], ppf2022: false, shortForm: true },
  // FVC fell by 5.00 % of the earlier value, 5.0 points
  { name: 'abs 5.0, symptoms: PPF yes; rel 5.0', inbuild: ['b'], ppf2022: true, shortForm: true },
  // FVC fell by 5.00 % of the earlier value, 3.0 points
  { name: 'rel 5 exactly + symptoms', inbuild: ['b'], ppf2022: false, shortForm: true },
  // FVC fell by 7.14 % of the earlier value, 5.0 points
  { name: 'rel 5-10 + HRCT only', inbuild: ['c'], ppf2022: false, shortForm: false },
  // FVC did not fall
  { name: 'FVC stable, symptoms + HRCT', inbuild: ['d'], ppf2022: false, shortForm: false },
  // FVC did not fall
  { name: 'symptoms only', inbuild: [], ppf2022: false, shortForm: false },
  // FVC fell by 1.43 % of the earlier value, 1.0 points; DLCO by 10.0 points
  { name: 'DLCO abs 10 + symptoms: PPF only', inbuild: [], ppf2022: true, shortForm: false },
  // FVC fell by 1.43 % of the earlier value, 1.0 points; DLCO by 9.9 points
  { name: 'DLCO abs 9.9 + symptoms', inbuild: [], ppf2022: false, shortForm: false },
  // FVC fell by 5.00 % of the earlier value, 4.0 points; DLCO by 9.0 points
  { name: 'OMERACT second limb: rel FVC 5, rel DLCO 15', inbuild: [], ppf2022: false, shortForm: false },
  // FVC fell by 1.25 % of the earlier value, 1.0 points; DLCO by 9.0 points
  { name: 'DLCO rel 15 alone', inbuild: [], ppf2022: false, shortForm: false },
  // FVC fell by 10.00 % of the earlier value, 7.0 points
  { name: 'rel 10 at month 25: outside INBUILD window', inbuild: [], ppf2022: false, shortForm: true },
  // FVC fell by 7.14 % of the earlier value, 5.0 points
  { name: 'abs 5 + symptoms at month 12', inbuild: ['b'], ppf2022: true, shortForm: true },
  // FVC rose by 6.0 points, DLCO by 5.0
  { name: 'improvement', inbuild: [], ppf2022: false, shortForm: false },
];
