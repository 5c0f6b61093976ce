import type { Ctd } from '@interstice/clinical';
import type { AgentId, TrialId } from './option-rules.js';

/** The figures of a trial as they were read; SENSCIS at 100 weeks and both of INBUILD in publications of their own. */
interface TrialCase {
  readonly name: string;
  readonly trial: TrialId;
  readonly agent: AgentId;
  readonly ctd: Ctd;
  readonly inThisDisease: boolean;
  readonly people: readonly number[];
  readonly figures: readonly (readonly number[])[];
  /** How many lines it has below the first: figures, and notes beside them. */
  readonly lines: number;
}

const review = (trial: string): string => `E-03: ${trial}, figures of the review of trials in CTD-ILD`;

export const TRIAL_CASES: readonly TrialCase[] = [
  {
    ...{ name: review('SLS I'), trial: 'sls-1', agent: 'cyclophosphamide', ctd: 'ssc', inThisDisease: true },
    lines: 2,
    people: [],
    figures: [[12, 2.53, 0.28, 4.79]],
  },
  {
    ...{ name: review('SLS II'), trial: 'sls-2', agent: 'mycophenolate', ctd: 'ssc', inThisDisease: true },
    lines: 2,
    people: [],
    figures: [[24, 2.88, 0.53, 3.84, 2.19, 1.19, 4.58]],
  },
  {
    ...{ name: review('SLS II'), trial: 'sls-2', agent: 'cyclophosphamide', ctd: 'ra', inThisDisease: false },
    lines: 2,
    people: [],
    figures: [[24, 2.88, 0.53, 3.84, 2.19, 1.19, 4.58]],
  },
  ...(['ssc', 'iim', 'mctd'] as const).map((ctd) => ({
    ...({ name: review('RECITAL'), trial: 'recital', agent: 'rituximab', ctd, inThisDisease: true } as const),
    lines: 4,
    people: [51, 50, 37, 44, 16],
    figures: [
      [24, 97, 234, 99, 329],
      [24, -40, 0.49],
      [29, 33],
    ],
  })),
  {
    ...{
      name: review('RECITAL'),
      trial: 'recital',
      agent: 'cyclophosphamide',
      ctd: 'ra',
      inThisDisease: false,
    },
    lines: 4,
    people: [51, 50, 37, 44, 16],
    figures: [
      [24, 97, 234, 99, 329],
      [24, -40, 0.49],
      [29, 33],
    ],
  },
  {
    ...{
      name: review('focuSSced'),
      trial: 'focussced',
      agent: 'tocilizumab',
      ctd: 'ssc',
      inThisDisease: true,
    },
    lines: 2,
    people: [136, 210],
    figures: [[48, 0.1, -6.4, 6.5, 3.4, 9.5, 0.0001]],
  },
  {
    ...{
      name: 'E-03: SENSCIS, its figures',
      trial: 'senscis',
      agent: 'nintedanib',
      ctd: 'ssc',
      inThisDisease: true,
    },
    lines: 5,
    people: [],
    figures: [[52, 41, 2.9, 79], [100, -54.9, -88.8], [76], [52, 16, 9]],
  },
  {
    ...{
      name: 'E-03: INBUILD, its figures',
      trial: 'inbuild',
      agent: 'nintedanib',
      ctd: 'sle',
      inThisDisease: true,
    },
    lines: 2,
    people: [170, 663],
    figures: [
      [52, -75.9, -178.6],
      [52, -80.8, -187.8, 107, 65.4, 148.5],
    ],
  },
  {
    ...{ name: review('TRAIL1'), trial: 'trail1', agent: 'pirfenidone', ctd: 'ra', inThisDisease: true },
    lines: 1,
    people: [123, 270],
    figures: [[52, 11, 15, 0.67, 0.22, 2.03, 0.48]],
  },
  {
    ...{ name: review('LOTUSS'), trial: 'lotuss', agent: 'pirfenidone', ctd: 'ssc', inThisDisease: true },
    lines: 2,
    people: [63],
    figures: [],
  },
  {
    ...{ name: review('DESIRES'), trial: 'desires', agent: 'rituximab', ctd: 'ssc', inThisDisease: true },
    lines: 1,
    people: [56, 25, 28, 23, 26],
    figures: [[24, 0.09, -2.9]],
  },
];

/** Amounts, times, weeks and months of each dose that was read, and its unit. */
export const DOSE_CASES: readonly {
  readonly name: string;
  readonly agent: AgentId;
  readonly doses: readonly (readonly (number | string | undefined)[])[];
}[] = [
  {
    name: 'T-01: 1000 to 1500 mg of mycophenolate twice a day, and the dose of SLS II',
    agent: 'mycophenolate',
    doses: [
      [1000, 1500, 2, 'mg'],
      [1500, 2, 24, 'mg'],
    ],
  },
  {
    name: 'cyclophosphamide in SLS I, SLS II and RECITAL (E-03)',
    agent: 'cyclophosphamide',
    doses: [
      [2, 1, 12, 'mg/kg'],
      [2.3, 1, 12, 'mg/kg'],
      [600, 4, 6, 'mg/m²'],
    ],
  },
  {
    name: 'rituximab in RECITAL and DESIRES (E-03)',
    agent: 'rituximab',
    doses: [
      [1000, 0, 2, 'mg'],
      [375, 1, 4, 'mg/m²'],
    ],
  },
  { name: 'E-04: tocilizumab in focuSSced', agent: 'tocilizumab', doses: [[162, 1, 48, 'mg']] },
  { name: 'pirfenidone in LOTUSS (E-03)', agent: 'pirfenidone', doses: [[2403, 1, 'mg']] },
  { name: 'nerandomilast as approved', agent: 'nerandomilast', doses: [[9, 18, 2, 'mg']] },
  { name: 'no dose is shown that was not read', agent: 'azathioprine', doses: [[undefined]] },
];
