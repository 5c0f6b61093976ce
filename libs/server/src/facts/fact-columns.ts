import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.js';
import { utcText } from '../clock.js';
import {
  toScaledInteger,
  type HrctRequest,
  type PftRequest,
  type SymptomReportRequest,
} from '@interstice/contracts';
import type { FactInput, PersonFactInput, RecordedFactKind } from './fact-input.js';

type ColumnValue = string | number | boolean | null;
export type FactColumns = Readonly<Record<string, ColumnValue>>;

/** Tables of facts. The names go into SQL, so they come from here and from nowhere else. */
export const FACT_TABLES = {
  pft: 'pft',
  hrct: 'hrct',
  'symptom-report': 'symptom_report',
  'person-fact': 'person_fact',
} as const satisfies Record<RecordedFactKind, string>;

/** What a fact says, as the columns of its table. Percents and extents become whole tenths here and nowhere else. */
export function factColumns(fact: FactInput): FactColumns {
  switch (fact.kind) {
    case 'pft':
      return pftColumns(fact.values);
    case 'hrct':
      return hrctColumns(fact.values);
    case 'symptom-report':
      return symptomReportColumns(fact.values);
    case 'person-fact':
      return personFactColumns(fact.values);
  }
}

/** SHA-256 over the day, the laboratory and all values: the same result twice is one result (B-30). */
export function contentDigest(kind: RecordedFactKind, columns: FactColumns): string {
  const said = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
  return createHash('sha256')
    .update(canonicalJson([kind, said]))
    .digest('hex');
}

function pftColumns(pft: PftRequest): FactColumns {
  return {
    tested_on: pft.testedOn,
    tested_at: pft.testedAt === undefined ? null : utcText(pft.testedAt),
    fvc_ml: pft.fvcMl ?? null,
    fvc_pct_pred_tenths: tenths(pft.fvcPctPred),
    fev1_ml: pft.fev1Ml ?? null,
    dlco_thousandths: pft.dlco === undefined ? null : toScaledInteger(pft.dlco, 3),
    dlco_unit: pft.dlcoUnit ?? null,
    dlco_pct_pred_tenths: tenths(pft.dlcoPctPred),
    hb_corrected: pft.hbCorrected ?? null,
    haemoglobin_g_per_l_tenths: tenths(pft.haemoglobinGPerL),
    reference_equation: pft.referenceEquation ?? null,
    dlco_reference_equation: pft.dlcoReferenceEquation ?? null,
    quality_grade: pft.qualityGrade ?? null,
    bronchodilator: pft.bronchodilator,
    setting: pft.setting ?? null,
    laboratory: pft.laboratory ?? null,
    device: pft.device ?? null,
    height_cm_tenths: tenths(pft.heightCm),
    not_done: pft.notDone ?? null,
  };
}

function hrctColumns(hrct: HrctRequest): FactColumns {
  return {
    performed_on: hrct.performedOn,
    fibrosis_extent_tenths: tenths(hrct.fibrosisExtentPct),
    fibrosis_band: hrct.fibrosisBand ?? null,
    ild_extent_tenths: tenths(hrct.ildExtentPct),
    pattern: hrct.pattern ?? null,
    fibrosis_change: hrct.fibrosisChange ?? null,
    compared_with_on: hrct.comparedWithOn ?? null,
  };
}

function symptomReportColumns(report: SymptomReportRequest): FactColumns {
  return {
    reported_on: report.reportedOn,
    change: report.change,
    compared_with_on: report.comparedWithOn ?? null,
    instrument: report.instrument ?? null,
    score_hundredths: report.score === undefined ? null : toScaledInteger(report.score, 2),
  };
}

function personFactColumns(fact: PersonFactInput): FactColumns {
  return { kind: fact.kind, valid_on: fact.on, value: canonicalJson(fact.value) };
}

function tenths(value: number | undefined): number | null {
  return value === undefined ? null : toScaledInteger(value, 1);
}
