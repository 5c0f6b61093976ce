import { BSR_2017_FURTHER_LIMITS, BSR_2017_LIMITS } from './bsr-2017/bsr-2017-limits.rules.js';
import {
  BARICITINIB_LIMITS,
  NINTEDANIB_LIMITS,
  PIRFENIDONE_LIMITS,
  TOCILIZUMAB_LIMITS,
  TOFACITINIB_FURTHER_LIMITS,
  TOFACITINIB_LIMITS,
  UPADACITINIB_LIMITS,
} from './drug-labels/action-limits.rules.js';
import type { MonitoredDrug, MonitoredDrugId } from './protocol.js';

/** What is watched in the blood of somebody who takes a drug. The same drug under two codes is watched as one. */
export const MONITORED_DRUGS = {
  mycophenolate: {
    title: 'mycophenolate',
    drugs: ['mycophenolate-mofetil', 'mycophenolic-acid'],
    panel: 'complete-blood-count',
    actionLimits: [
      {
        analyte: 'neutrophils',
        step: 'reduce',
        below: 1.3,
        unit: '10⁹/L',
        does: 'interrupt the drug or reduce its dose, and observe',
        cite: { doc: 'mycophenolate-label', at: 'neutropenia, ANC below 1.3', ids: ['B-20', 'B-22'] },
      },
    ],
    inBsr2017: true,
    cite: { doc: 'mycophenolate-label', at: 'laboratory tests', ids: ['M-07', 'B-20', 'B-23'] },
  },
  azathioprine: {
    title: 'azathioprine',
    drugs: ['azathioprine'],
    panel: 'complete-blood-count',
    besides: ['TPMT'],
    actionLimits: BSR_2017_LIMITS,
    alertLimits: BSR_2017_FURTHER_LIMITS,
    cite: { doc: 'azathioprine-label', at: 'laboratory tests; TPMT first', ids: ['B-22', 'B-28', 'D-08'] },
  },
  methotrexate: {
    title: 'methotrexate',
    drugs: ['methotrexate'],
    panel: 'blood-count-and-liver',
    actionLimits: BSR_2017_LIMITS,
    alertLimits: BSR_2017_FURTHER_LIMITS,
    cite: { doc: 'methotrexate-label', at: 'laboratory tests', ids: ['B-22', 'B-28'] },
  },
  leflunomide: {
    title: 'leflunomide',
    drugs: ['leflunomide'],
    panel: 'blood-count-and-alt',
    actionLimits: BSR_2017_LIMITS,
    alertLimits: BSR_2017_FURTHER_LIMITS,
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
        step: 'rise',
        abovePctOfBaseline: 30,
        cite: { doc: 'bsr-2017', at: 'ciclosporin, creatinine', ids: ['B-20', 'B-22'] },
      },
    ],
    inBsr2017: true,
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
    actionLimits: TOCILIZUMAB_LIMITS,
    cite: { doc: 'tocilizumab-label', at: 'laboratory tests', ids: ['B-22', 'B-28'] },
  },
  tofacitinib: {
    title: 'tofacitinib',
    drugs: ['tofacitinib'],
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    actionLimits: TOFACITINIB_LIMITS,
    alertLimits: TOFACITINIB_FURTHER_LIMITS,
    cite: { doc: 'tofacitinib-label', at: 'laboratory values before the start', ids: ['B-21', 'B-28'] },
  },
  baricitinib: {
    title: 'baricitinib',
    drugs: ['baricitinib'],
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    actionLimits: BARICITINIB_LIMITS,
    cite: { doc: 'baricitinib-label', at: 'laboratory values', ids: ['B-21', 'B-28'] },
  },
  upadacitinib: {
    title: 'upadacitinib',
    drugs: ['upadacitinib'],
    panel: 'lymphocytes-neutrophils-and-haemoglobin',
    actionLimits: UPADACITINIB_LIMITS,
    cite: { doc: 'upadacitinib-label', at: 'laboratory values before the start', ids: ['B-21', 'B-28'] },
  },
  nintedanib: {
    title: 'nintedanib',
    drugs: ['nintedanib'],
    panel: 'liver-tests',
    actionLimits: NINTEDANIB_LIMITS,
    cite: { doc: 'nintedanib-label', at: 'liver tests before the start', ids: ['B-28', 'D-08'] },
  },
  pirfenidone: {
    title: 'pirfenidone',
    drugs: ['pirfenidone'],
    panel: 'liver-tests',
    actionLimits: PIRFENIDONE_LIMITS,
    cite: { doc: 'pirfenidone-label', at: 'liver tests before the start', ids: ['B-28', 'D-08'] },
  },
} as const satisfies Readonly<Record<MonitoredDrugId, MonitoredDrug>>;

/** The same, for whoever looks a drug up. */
export const WATCHED_DRUGS: Readonly<Record<MonitoredDrugId, MonitoredDrug>> = MONITORED_DRUGS;
