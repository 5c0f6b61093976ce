import type {
  Bronchodilator,
  DlcoUnit,
  FibrosisBand,
  FibrosisChange,
  IsoDate,
  NotDoneReason,
  QualityGrade,
  SymptomChange,
  TestSetting,
} from '@interstice/clinical';

/** Rows as the statements below return them. What a column may hold is checked by the database. */
export interface PatientRow {
  readonly patientId: string;
  readonly siteId: string;
  readonly registeredOn: IsoDate;
  readonly timeZone: string;
  readonly surveillanceProtocol: string;
  readonly recordRevision: number;
  readonly reviewedRevision: number;
  readonly ruleSetSeq: number;
  readonly reviewedOn: IsoDate | null;
  readonly nextReviewOn: IsoDate | null;
}

interface FactRow {
  readonly patientId: string;
  readonly lineageId: string;
  readonly id: string;
}

export interface PftRow extends FactRow {
  readonly testedOn: IsoDate;
  readonly fvcMl: number | null;
  readonly fvcPctPredTenths: number | null;
  readonly fev1Ml: number | null;
  readonly dlcoThousandths: number | null;
  readonly dlcoUnit: DlcoUnit | null;
  readonly dlcoPctPredTenths: number | null;
  readonly hbCorrected: boolean | null;
  readonly haemoglobinGPerLTenths: number | null;
  readonly referenceEquation: string | null;
  readonly dlcoReferenceEquation: string | null;
  readonly qualityGrade: QualityGrade | null;
  readonly bronchodilator: Bronchodilator;
  readonly setting: TestSetting | null;
  readonly laboratory: string | null;
  readonly device: string | null;
  readonly heightCmTenths: number | null;
  readonly notDone: NotDoneReason | null;
}

export interface HrctRow extends FactRow {
  readonly performedOn: IsoDate;
  readonly fibrosisExtentTenths: number | null;
  readonly fibrosisBand: FibrosisBand | null;
  readonly ildExtentTenths: number | null;
  readonly pattern: string | null;
  readonly fibrosisChange: FibrosisChange | null;
  readonly comparedWithOn: IsoDate | null;
}

export interface SymptomReportRow extends FactRow {
  readonly reportedOn: IsoDate;
  readonly change: SymptomChange;
  readonly comparedWithOn: IsoDate | null;
  readonly instrument: string | null;
  readonly scoreHundredths: number | null;
}

export interface Statement {
  readonly name: string;
  readonly text: string;
}

const HEADS = 'patient_id = ANY ($1::uuid[]) AND superseded_at IS NULL AND withdrawn_at IS NULL';

export const PATIENTS: Statement = {
  name: 'record-patients',
  text: `
    SELECT patient.id AS "patientId", patient.site_id AS "siteId", patient.registered_on AS "registeredOn",
           site.time_zone AS "timeZone", site.surveillance_protocol AS "surveillanceProtocol",
           state.record_revision AS "recordRevision", state.reviewed_revision AS "reviewedRevision",
           state.rule_set_seq AS "ruleSetSeq", state.reviewed_on AS "reviewedOn",
           state.next_review_on AS "nextReviewOn"
      FROM patient
      JOIN patient_review_state AS state ON state.patient_id = patient.id
      JOIN site ON site.id = patient.site_id
     WHERE patient.id = ANY ($1::uuid[])`,
};

export const PERSON_FACTS: Statement = {
  name: 'record-person-facts',
  text: `
    SELECT patient_id AS "patientId", lineage_id AS "lineageId", id, kind, valid_on AS "on", value
      FROM person_fact WHERE ${HEADS}`,
};

export const PFTS: Statement = {
  name: 'record-pfts',
  text: `
    SELECT patient_id AS "patientId", lineage_id AS "lineageId", id, tested_on AS "testedOn", fvc_ml AS "fvcMl",
           fvc_pct_pred_tenths AS "fvcPctPredTenths", fev1_ml AS "fev1Ml", dlco_thousandths AS "dlcoThousandths",
           dlco_unit AS "dlcoUnit", dlco_pct_pred_tenths AS "dlcoPctPredTenths", hb_corrected AS "hbCorrected",
           haemoglobin_g_per_l_tenths AS "haemoglobinGPerLTenths", reference_equation AS "referenceEquation",
           dlco_reference_equation AS "dlcoReferenceEquation", quality_grade AS "qualityGrade", bronchodilator,
           setting, laboratory, device, height_cm_tenths AS "heightCmTenths", not_done AS "notDone"
      FROM pft WHERE ${HEADS}`,
};

export const HRCTS: Statement = {
  name: 'record-hrcts',
  text: `
    SELECT patient_id AS "patientId", lineage_id AS "lineageId", id, performed_on AS "performedOn",
           fibrosis_extent_tenths AS "fibrosisExtentTenths", fibrosis_band AS "fibrosisBand",
           ild_extent_tenths AS "ildExtentTenths", pattern, fibrosis_change AS "fibrosisChange",
           compared_with_on AS "comparedWithOn"
      FROM hrct WHERE ${HEADS}`,
};

export const SYMPTOM_REPORTS: Statement = {
  name: 'record-symptom-reports',
  text: `
    SELECT patient_id AS "patientId", lineage_id AS "lineageId", id, reported_on AS "reportedOn", change,
           compared_with_on AS "comparedWithOn", instrument, score_hundredths AS "scoreHundredths"
      FROM symptom_report WHERE ${HEADS}`,
};

export const EPISODES: Statement = {
  name: 'record-episodes',
  text: `
    SELECT patient_id AS "patientId", id, started_on AS "startedOn", baseline_lineage_id AS "baselineLineageId", code
      FROM episode WHERE patient_id = ANY ($1::uuid[]) AND withdrawn_at IS NULL`,
};
