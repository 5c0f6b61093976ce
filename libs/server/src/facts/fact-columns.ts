import { hash } from 'node:crypto';
import { ANALYTE_NAMES } from '@interstice/clinical';
import {
  recordedBloodTest,
  toScaledInteger,
  type BloodTestRequest,
  type CautionRequest,
  type HrctRequest,
  type OxygenNeedRequest,
  type PftRequest,
  type ProgressionDecisionRequest,
  type SymptomReportRequest,
  type TreatmentRequest,
  type VisitRequest,
} from '@interstice/contracts';
import { canonicalJson } from '../canonical-json.js';
import { utcText } from '../clock.js';
import { FACT_VALUE_COLUMNS } from './fact-tables.js';
import type { FactInput, PersonFactInput, RecordedFactKind, TreatmentChangeInput } from './fact-input.js';

/** What may change while the result stays the same: limits that are printed beside it, and how it was written. */
const BESIDE_THE_VALUES: ReadonlySet<string> = new Set(['reference_ranges', 'reported']);

type ColumnValue = string | number | boolean | null;
export type FactColumns = Readonly<Record<string, ColumnValue>>;

/** What a fact says, as the columns of its table. Percents and extents become whole tenths here and nowhere else. */
export function factColumns(fact: FactInput): FactColumns {
  switch (fact.kind) {
    case 'pft':
      return pftColumns(fact.values);
    case 'hrct':
      return hrctColumns(fact.values);
    case 'symptom-report':
      return symptomReportColumns(fact.values);
    case 'blood-test':
      return bloodTestColumns(fact.values);
    case 'treatment':
      return treatmentColumns(fact.values);
    case 'treatment-change':
      return treatmentChangeColumns(fact.values);
    case 'visit':
      return visitColumns(fact.values);
    case 'oxygen-need':
      return oxygenNeedColumns(fact.values);
    case 'caution':
      return cautionColumns(fact.values);
    case 'progression-decision':
      return progressionDecisionColumns(fact.values);
    case 'person-fact':
      return personFactColumns(fact.values);
  }
}

/** SHA-256 over the day, the laboratory and all values: the same result twice is one result (B-30). */
export function contentDigest(kind: RecordedFactKind, columns: FactColumns): string {
  // The canonical JSON of [kind, columns that say something], written out: every row of a file has one.
  let said = '';
  for (const name of sortedColumns(kind)) {
    const value = columns[name];
    if (value === null || value === undefined) continue;
    said += `${said === '' ? '' : ','}"${name}":${JSON.stringify(value)}`;
  }
  return hash('sha256', `["${kind}",{${said}}]`, 'hex');
}

const sorted = new Map<RecordedFactKind, readonly string[]>();

function sortedColumns(kind: RecordedFactKind): readonly string[] {
  const known = sorted.get(kind);
  if (known !== undefined) return known;
  const names = FACT_VALUE_COLUMNS[kind].filter((name) => !BESIDE_THE_VALUES.has(name)).sort();
  sorted.set(kind, names);
  return names;
}

function pftColumns(pft: PftRequest): FactColumns {
  return {
    tested_on: pft.testedOn,
    tested_at: pft.testedAt === undefined ? null : utcText(pft.testedAt),
    fvc_ml: pft.fvcMl ?? null,
    fvc_pct_pred_tenths: tenths(pft.fvcPctPred),
    fev1_ml: pft.fev1Ml ?? null,
    dlco_thousandths: scaled(pft.dlco, 3),
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
    score_hundredths: scaled(report.score, 2),
  };
}

function bloodTestColumns(test: BloodTestRequest): FactColumns {
  const { amounts, referenceRanges, reported, issues } = recordedBloodTest(test);
  if (issues.length > 0)
    throw new RangeError('A value has no exact place in our units; the contract refuses it before.');
  return {
    collected_on: test.collectedOn,
    collected_at: test.collectedAt === undefined ? null : utcText(test.collectedAt),
    laboratory: test.laboratory ?? null,
    insufficient: test.insufficient ?? false,
    ...Object.fromEntries(
      ANALYTE_NAMES.map((analyte) => [`${analyte}_thousandths`, amounts[analyte] ?? null]),
    ),
    reference_ranges: referenceRanges === undefined ? null : canonicalJson(referenceRanges),
    reported: reported === undefined ? null : canonicalJson(reported),
  };
}

function treatmentColumns(course: TreatmentRequest): FactColumns {
  return {
    drug: course.drug,
    route: course.route ?? null,
    planned_start_on: course.plannedStartOn ?? null,
    started_on: course.startedOn ?? null,
    stopped_on: course.stoppedOn ?? null,
    stop_reason: course.stopReason ?? null,
    indication: course.indication,
  };
}

function treatmentChangeColumns(change: TreatmentChangeInput): FactColumns {
  return {
    treatment_lineage_id: change.treatmentLineageId,
    changed_on: change.on,
    kind: change.kind,
    dose_amount_thousandths: scaled(change.doseAmount, 3),
    dose_unit: change.doseUnit ?? null,
    times_per_day_hundredths: scaled(change.timesPerDay, 2),
    why: change.reason ?? null,
  };
}

function visitColumns(visit: VisitRequest): FactColumns {
  return { visited_on: visit.on, specialty: visit.specialty };
}

function oxygenNeedColumns(need: OxygenNeedRequest): FactColumns {
  return {
    assessed_on: need.on,
    litres_per_minute_tenths: tenths(need.litresPerMinute),
    at_rest: need.atRest ?? null,
    spo2: need.spo2 ?? null,
  };
}

function cautionColumns(caution: CautionRequest): FactColumns {
  return { noted_on: caution.on, kind: caution.kind, note: caution.note ?? null };
}

function progressionDecisionColumns(decision: ProgressionDecisionRequest): FactColumns {
  return {
    decided_on: decision.decidedOn,
    decision: decision.decision,
    baseline_on: decision.baselineOn ?? null,
  };
}

function personFactColumns(fact: PersonFactInput): FactColumns {
  return { kind: fact.kind, valid_on: fact.on, value: canonicalJson(fact.value) };
}

function tenths(value: number | undefined): number | null {
  return scaled(value, 1);
}

function scaled(value: number | undefined, decimals: number): number | null {
  return value === undefined ? null : toScaledInteger(value, decimals);
}
