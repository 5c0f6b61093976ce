import type { ActionLimit, MonitoredDrug, MonitoredDrugId } from './protocol.js';

const ofBsr = { doc: 'bsr-2017', at: 'alert values', ids: ['B-20', 'B-22'] } as const;
/** Where the guideline of 2017 says to act on a drug, those apart that it calls unexplained or that need an earlier value. */
const BSR_LIMITS = [
  { analyte: 'wbc', below: 3.5, unit: '10⁹/L', cite: ofBsr },
  { analyte: 'neutrophils', below: 1.6, unit: '10⁹/L', cite: ofBsr },
  { analyte: 'platelets', below: 140, unit: '10⁹/L', cite: ofBsr },
  { analyte: 'mcv', above: 105, unit: 'fL', cite: ofBsr },
  { analyte: 'alt', above: 100, unit: 'U/L', cite: ofBsr },
  { analyte: 'ast', above: 100, unit: 'U/L', cite: ofBsr },
] as const satisfies readonly ActionLimit[];

const TOCILIZUMAB = {
  doc: 'tocilizumab-label',
  at: 'dose modification',
  ids: ['B-20', 'B-22', 'D-08'],
} as const;
const NINTEDANIB = {
  doc: 'nintedanib-label',
  at: 'liver enzymes above 3 x ULN',
  ids: ['B-20', 'D-08'],
} as const;
const PIRFENIDONE = {
  doc: 'pirfenidone-label',
  at: 'liver enzymes above 3 x ULN',
  ids: ['B-20', 'D-08'],
} as const;
const TOFACITINIB = { doc: 'tofacitinib-label', at: 'dose modification', ids: ['B-20', 'B-22'] } as const;
const BARICITINIB = { doc: 'baricitinib-label', at: 'interrupt', ids: ['B-20', 'B-22'] } as const;
const UPADACITINIB = { doc: 'upadacitinib-label', at: 'interrupt', ids: ['B-20', 'B-22'] } as const;

/** What is watched in the blood of somebody who takes a drug. The same drug under two codes is watched as one. */
export const MONITORED_DRUGS = {
  mycophenolate: {
    title: 'mycophenolate',
    drugs: ['mycophenolate-mofetil', 'mycophenolic-acid'],
    panel: 'complete-blood-count',
    actionLimits: [
      {
        analyte: 'neutrophils',
        below: 1.3,
        unit: '10⁹/L',
        cite: { doc: 'mycophenolate-label', at: 'neutropenia, ANC below 1.3', ids: ['B-20'] },
      },
    ],
    cite: { doc: 'mycophenolate-label', at: 'laboratory tests', ids: ['M-07', 'B-20', 'B-23'] },
  },
  azathioprine: {
    title: 'azathioprine',
    drugs: ['azathioprine'],
    panel: 'complete-blood-count',
    besides: ['TPMT'],
    actionLimits: BSR_LIMITS,
    cite: { doc: 'azathioprine-label', at: 'laboratory tests; TPMT first', ids: ['B-22', 'B-28', 'D-08'] },
  },
  methotrexate: {
    title: 'methotrexate',
    drugs: ['methotrexate'],
    panel: 'blood-count-and-liver',
    actionLimits: BSR_LIMITS,
    cite: { doc: 'methotrexate-label', at: 'laboratory tests', ids: ['B-22', 'B-28'] },
  },
  leflunomide: {
    title: 'leflunomide',
    drugs: ['leflunomide'],
    panel: 'blood-count-and-alt',
    actionLimits: BSR_LIMITS,
    cite: { doc: 'leflunomide-label', at: 'laboratory tests', ids: ['B-22', 'B-28'] },
  },
  cyclophosphamide: {
    title: 'cyclophosphamide',
    drugs: ['cyclophosphamide'],
    panel: 'complete-blood-count',
    // The limits of its label could not be read.
    actionLimits: [],
    cite: { doc: 'interstice-choices', at: 'B-21, drugs without an interval', ids: ['B-21', 'D-08'] },
  },
  ciclosporin: {
    title: 'ciclosporin',
    drugs: ['ciclosporin'],
    panel: 'blood-count-kidney-and-liver',
    besides: ['blood pressure', 'glucose'],
    actionLimits: [
      {
        analyte: 'creatinine',
        abovePctOfBaseline: 30,
        cite: { doc: 'bsr-2017', at: 'ciclosporin, creatinine', ids: ['B-20', 'B-22'] },
      },
    ],
    cite: { doc: 'bsr-2017', at: 'ciclosporin', ids: ['B-22', 'B-28'] },
  },
  tacrolimus: {
    title: 'tacrolimus',
    drugs: ['tacrolimus'],
    panel: 'blood-count-kidney-and-liver',
    besides: ['blood pressure', 'glucose'],
    actionLimits: [],
    cite: { doc: 'nhs-highland-tacrolimus', at: 'monthly', ids: ['B-22', 'B-28'] },
  },
  rituximab: {
    title: 'rituximab',
    drugs: ['rituximab'],
    panel: 'blood-count-and-igg',
    besides: ['IgM'],
    actionLimits: [],
    cite: { doc: 'bsr-biologics', at: 'before each cycle', ids: ['B-22', 'B-28'] },
  },
  tocilizumab: {
    title: 'tocilizumab',
    drugs: ['tocilizumab'],
    panel: 'neutrophils-platelets-and-liver',
    besides: ['lipids'],
    actionLimits: [
      { analyte: 'neutrophils', atMost: 1, unit: '10⁹/L', cite: TOCILIZUMAB },
      { analyte: 'alt', aboveUpperLimits: 1, cite: TOCILIZUMAB },
      { analyte: 'ast', aboveUpperLimits: 1, cite: TOCILIZUMAB },
    ],
    cite: { doc: 'tocilizumab-label', at: 'laboratory tests', ids: ['B-22', 'B-28'] },
  },
  tofacitinib: {
    title: 'tofacitinib',
    drugs: ['tofacitinib'],
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    actionLimits: [
      { analyte: 'lymphocytes', below: 0.5, unit: '10⁹/L', cite: TOFACITINIB },
      { analyte: 'neutrophils', atMost: 1, unit: '10⁹/L', cite: TOFACITINIB },
      { analyte: 'haemoglobin', below: 80, unit: 'g/L', cite: TOFACITINIB },
    ],
    cite: { doc: 'tofacitinib-label', at: 'laboratory values before the start', ids: ['B-21', 'B-28'] },
  },
  baricitinib: {
    title: 'baricitinib',
    drugs: ['baricitinib'],
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    actionLimits: [
      { analyte: 'neutrophils', below: 1, unit: '10⁹/L', cite: BARICITINIB },
      { analyte: 'lymphocytes', below: 0.5, unit: '10⁹/L', cite: BARICITINIB },
      { analyte: 'haemoglobin', below: 80, unit: 'g/L', cite: BARICITINIB },
    ],
    cite: { doc: 'baricitinib-label', at: 'laboratory values', ids: ['B-21', 'B-28'] },
  },
  upadacitinib: {
    title: 'upadacitinib',
    drugs: ['upadacitinib'],
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    actionLimits: [
      { analyte: 'neutrophils', below: 1, unit: '10⁹/L', cite: UPADACITINIB },
      { analyte: 'lymphocytes', below: 0.5, unit: '10⁹/L', cite: UPADACITINIB },
      { analyte: 'haemoglobin', below: 80, unit: 'g/L', cite: UPADACITINIB },
    ],
    cite: { doc: 'upadacitinib-label', at: 'laboratory values before the start', ids: ['B-21', 'B-28'] },
  },
  nintedanib: {
    title: 'nintedanib',
    drugs: ['nintedanib'],
    panel: 'liver-tests',
    actionLimits: [
      { analyte: 'alt', aboveUpperLimits: 3, cite: NINTEDANIB },
      { analyte: 'ast', aboveUpperLimits: 3, cite: NINTEDANIB },
    ],
    cite: { doc: 'nintedanib-label', at: 'liver tests before the start', ids: ['B-28', 'D-08'] },
  },
  pirfenidone: {
    title: 'pirfenidone',
    drugs: ['pirfenidone'],
    panel: 'liver-tests',
    actionLimits: [
      { analyte: 'alt', aboveUpperLimits: 3, cite: PIRFENIDONE },
      { analyte: 'ast', aboveUpperLimits: 3, cite: PIRFENIDONE },
    ],
    cite: { doc: 'pirfenidone-label', at: 'liver tests before the start', ids: ['B-28', 'D-08'] },
  },
} as const satisfies Readonly<Record<MonitoredDrugId, MonitoredDrug>>;

/** The same, for whoever looks a drug up. */
export const WATCHED_DRUGS: Readonly<Record<MonitoredDrugId, MonitoredDrug>> = MONITORED_DRUGS;
