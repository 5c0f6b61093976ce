import type { Trial, TrialId } from './option-rules.js';

const doc = 'ctd-ild-trials-review';

/** The figures of trials that stand beside options (E-03), as the review tells them unless a figure says otherwise. */
export const TRIALS: Readonly<Record<TrialId, Trial>> = {
  'sls-1': {
    title: 'SLS I (2006)',
    design: 'oral cyclophosphamide for 12 months against placebo, randomised',
    agents: ['cyclophosphamide'],
    ctds: ['ssc'],
    people: [],
    figures: [
      {
        of: 'fvc-pct',
        at: { months: 12 },
        difference: { value: 2.53, low: 0.28, high: 4.79 },
        note: 'in favour of cyclophosphamide, adjusted',
      },
    ],
    notes: ['A year after treatment had ended, the gain in FVC was lost.'],
    cite: { doc, at: 'SSc-ILD, Scleroderma Lung Study I', ids: ['E-03'] },
  },
  'sls-2': {
    title: 'SLS II (2016)',
    design:
      'oral cyclophosphamide for 12 months, then placebo, against mycophenolate for 24 months, randomised',
    agents: ['mycophenolate', 'cyclophosphamide'],
    ctds: ['ssc'],
    people: [],
    figures: [
      {
        of: 'fvc-pct',
        at: { months: 24 },
        arms: [
          { arm: 'cyclophosphamide', value: 2.88, low: 0.53, high: 3.84 },
          { arm: 'mycophenolate', value: 2.19, low: 1.19, high: 4.58 },
        ],
        note: 'intervals as the review prints them: each is centred on the value of the other arm, so they are probably exchanged',
      },
    ],
    notes: ['Fewer adverse events with mycophenolate.'],
    cite: { doc, at: 'SSc-ILD, Scleroderma Lung Study II', ids: ['E-03'] },
  },
  recital: {
    title: 'RECITAL (2023)',
    design: 'rituximab against intravenous cyclophosphamide in severe or progressive CTD-ILD, double-blind',
    agents: ['rituximab', 'cyclophosphamide'],
    ctds: ['ssc', 'iim', 'mctd'],
    people: [
      { count: 51, who: 'on rituximab' },
      { count: 50, who: 'on cyclophosphamide' },
      { count: 37, who: 'with SSc' },
      { count: 44, who: 'with IIM' },
      { count: 16, who: 'with MCTD' },
    ],
    figures: [
      {
        of: 'fvc-ml',
        at: { weeks: 24 },
        arms: [
          { arm: 'rituximab', value: 97, sd: 234 },
          { arm: 'cyclophosphamide', value: 99, sd: 329 },
        ],
      },
      {
        of: 'fvc-ml',
        at: { weeks: 24 },
        difference: { value: -40, p: 0.49 },
        note: 'rituximab less cyclophosphamide, adjusted; not superior',
      },
      {
        of: 'serious-adverse-events',
        arms: [
          { arm: 'rituximab', value: 29 },
          { arm: 'cyclophosphamide', value: 33 },
        ],
      },
    ],
    notes: ['Earlier rituximab or cyclophosphamide kept patients out.'],
    cite: { doc, at: 'CTD-specific treatment, RECITAL', ids: ['E-03'] },
  },
  focussced: {
    title: 'focuSSced (2020)',
    design: 'subcutaneous tocilizumab against placebo for 48 weeks in early diffuse SSc, randomised',
    agents: ['tocilizumab'],
    ctds: ['ssc'],
    people: [{ count: 136, of: 210, who: 'had ILD' }],
    figures: [
      {
        of: 'fvc-pct',
        at: { weeks: 48 },
        among: 'those with ILD',
        arms: [
          { arm: 'tocilizumab', value: 0.1 },
          { arm: 'placebo', value: -6.4 },
        ],
        difference: { value: 6.5, low: 3.4, high: 9.5, pBelow: 0.0001 },
        note: 'chosen after the trial; p is nominal',
      },
    ],
    notes: ['The primary outcome, the skin score, was not met.'],
    cite: { doc, at: 'SSc-ILD, focuSSced', ids: ['E-03', 'E-04'] },
  },
  senscis: {
    title: 'SENSCIS (2019)',
    design:
      'nintedanib against placebo for 52 weeks in SSc-ILD with fibrosis of at least 10 % of the lung, randomised',
    agents: ['nintedanib'],
    ctds: ['ssc'],
    people: [],
    figures: [
      { of: 'fvc-rate', at: { weeks: 52 }, difference: { value: 41, low: 2.9, high: 79 } },
      {
        of: 'fvc-rate',
        at: { weeks: 100 },
        arms: [
          { arm: 'nintedanib', value: -54.9 },
          { arm: 'placebo', value: -88.8 },
        ],
        cite: { doc: 'senscis-100-weeks', at: 'abstract', ids: ['E-03'] },
      },
      { of: 'diarrhoea', arms: [{ arm: 'nintedanib', value: 76 }] },
      {
        of: 'stopped-for-adverse-events',
        at: { weeks: 52 },
        arms: [
          { arm: 'nintedanib', value: 16 },
          { arm: 'placebo', value: 9 },
        ],
      },
    ],
    notes: [
      'Stable mycophenolate or methotrexate was allowed; the relative effect was similar with mycophenolate and without.',
    ],
    cite: { doc, at: 'antifibrotic therapy, SENSCIS', ids: ['E-03'] },
  },
  inbuild: {
    title: 'INBUILD (2019)',
    design: 'nintedanib against placebo for 52 weeks in progressive fibrosing ILD, randomised',
    agents: ['nintedanib'],
    ctds: 'every',
    people: [{ count: 170, of: 663, who: 'had CTD-ILD' }],
    figures: [
      {
        of: 'fvc-rate',
        at: { weeks: 52 },
        among: 'autoimmune ILD',
        arms: [
          { arm: 'nintedanib', value: -75.9 },
          { arm: 'placebo', value: -178.6 },
        ],
        cite: { doc: 'inbuild-autoimmune', at: 'abstract', ids: ['E-03'] },
      },
      {
        of: 'fvc-rate',
        at: { weeks: 52 },
        among: 'all',
        arms: [
          { arm: 'nintedanib', value: -80.8 },
          { arm: 'placebo', value: -187.8 },
        ],
        difference: { value: 107, low: 65.4, high: 148.5 },
        note: 'read in a secondary report',
        cite: { doc: 'inbuild-report', at: 'primary endpoint', ids: ['E-03'] },
      },
    ],
    notes: [],
    cite: { doc, at: 'antifibrotic therapy, INBUILD', ids: ['E-03'] },
  },
  trail1: {
    title: 'TRAIL1 (2023)',
    design:
      'pirfenidone against placebo for 52 weeks in RA-ILD with fibrosis of more than 10 % of the lung, randomised',
    agents: ['pirfenidone'],
    ctds: ['ra'],
    people: [{ count: 123, of: 270, who: 'were enrolled before it was stopped for slow enrolment' }],
    figures: [
      {
        of: 'fvc-fall-or-death',
        at: { weeks: 52 },
        arms: [
          { arm: 'pirfenidone', value: 11 },
          { arm: 'placebo', value: 15 },
        ],
        oddsRatio: { value: 0.67, low: 0.22, high: 2.03, p: 0.48 },
        note: 'no difference in the primary outcome',
      },
    ],
    notes: [],
    cite: { doc, at: 'antifibrotic therapy, TRAIL1', ids: ['E-03'] },
  },
  lotuss: {
    title: 'LOTUSS (2016)',
    design:
      'pirfenidone by a slower or a faster increase of dose in SSc-ILD, open-label, about tolerability, no placebo',
    agents: ['pirfenidone'],
    ctds: ['ssc'],
    people: [{ count: 63, who: 'in all' }],
    figures: [],
    notes: [
      'More adverse events with the faster increase; mycophenolate beside it did not change them.',
      'No significant difference in reported outcomes between the groups.',
    ],
    cite: { doc, at: 'antifibrotic therapy, LOTUSS', ids: ['E-03'] },
  },
  desires: {
    title: 'DESIRES (2021)',
    design: 'rituximab against placebo in SSc for its skin, randomised',
    agents: ['rituximab'],
    ctds: ['ssc'],
    people: [
      { count: 56, who: 'in all' },
      { count: 25, of: 28, who: 'on rituximab had ILD' },
      { count: 23, of: 26, who: 'on placebo had ILD' },
    ],
    figures: [
      {
        of: 'fvc-pct',
        at: { weeks: 24 },
        among: 'those with ILD',
        arms: [
          { arm: 'rituximab', value: 0.09 },
          { arm: 'placebo', value: -2.9 },
        ],
        note: 'exploratory',
      },
    ],
    notes: [],
    cite: { doc, at: 'SSc-ILD, DESIRES', ids: ['E-03'] },
  },
};
