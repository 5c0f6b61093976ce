import {
  ANALYTE_NAMES,
  type Analyte,
  type BloodTest,
  type Bronchodilator,
  type Caution,
  type DlcoUnit,
  type Episode,
  type Exclusion,
  type FibrosisBand,
  type FibrosisChange,
  type IsoDate,
  type NotDoneReason,
  type PersonFact,
  type ProgressionDecision,
  type QualityGrade,
  type SymptomChange,
  type TestSetting,
  type Treatment,
  type TreatmentChange,
  type Visit,
} from '@interstice/clinical';

interface FactRow {
  readonly lineageId: string;
  readonly id: string;
}

export interface PftRow extends FactRow {
  readonly testedOn: IsoDate;
  readonly fvcMl?: number;
  readonly fvcPctPredTenths?: number;
  readonly fev1Ml?: number;
  readonly dlcoThousandths?: number;
  readonly dlcoUnit?: DlcoUnit;
  readonly dlcoPctPredTenths?: number;
  readonly hbCorrected?: boolean;
  readonly haemoglobinGPerLTenths?: number;
  readonly referenceEquation?: string;
  readonly dlcoReferenceEquation?: string;
  readonly qualityGrade?: QualityGrade;
  readonly bronchodilator: Bronchodilator;
  readonly setting?: TestSetting;
  readonly laboratory?: string;
  readonly device?: string;
  readonly heightCmTenths?: number;
  readonly notDone?: NotDoneReason;
}

export interface HrctRow extends FactRow {
  readonly performedOn: IsoDate;
  readonly fibrosisExtentTenths?: number;
  readonly fibrosisBand?: FibrosisBand;
  readonly ildExtentTenths?: number;
  readonly pattern?: string;
  readonly fibrosisChange?: FibrosisChange;
  readonly comparedWithOn?: IsoDate;
}

export interface SymptomReportRow extends FactRow {
  readonly reportedOn: IsoDate;
  readonly change: SymptomChange;
  readonly comparedWithOn?: IsoDate;
  readonly instrument?: string;
  readonly scoreHundredths?: number;
}

export interface BloodTestRow extends FactRow, Pick<BloodTest, 'collectedOn' | 'insufficient'> {
  /** Instant as PostgreSQL writes it. */
  readonly collectedAt?: string;
  readonly laboratory?: string;
  readonly thousandths: Readonly<Partial<Record<Analyte, number>>>;
  readonly referenceRanges?: Exclude<BloodTest['referenceRanges'], undefined>;
}

export interface TreatmentChangeRow extends FactRow, Pick<TreatmentChange, 'on' | 'kind'> {
  readonly doseAmountThousandths?: number;
  readonly doseUnit?: string;
  readonly timesPerDayHundredths?: number;
  readonly why?: string;
}

export interface TreatmentRow extends Omit<Treatment, 'changes'> {
  readonly changes?: readonly TreatmentChangeRow[];
}

export interface OxygenNeedRow extends FactRow {
  readonly on: IsoDate;
  readonly litresPerMinuteTenths?: number;
  readonly atRest?: boolean;
  readonly spo2?: number;
}

export interface ExclusionRow extends Omit<Exclusion, 'on'> {
  /** Instant as PostgreSQL writes it. */
  readonly excludedAt: string;
}

/** A patient with everything on record. What a column may hold is checked by the database; no rows of a kind are null. */
export interface RecordRow {
  readonly patientId: string;
  readonly siteId: string;
  readonly registeredOn: IsoDate;
  readonly timeZone: string;
  readonly surveillanceProtocol: string;
  readonly bloodProtocol: string;
  readonly recordRevision: number;
  readonly reviewedRevision: number;
  readonly ruleSetSeq: number;
  readonly reviewedOn: IsoDate | null;
  readonly nextReviewOn: IsoDate | null;
  readonly mergedInto: string | null;
  readonly person: readonly PersonFact[] | null;
  readonly pfts: readonly PftRow[] | null;
  readonly hrcts: readonly HrctRow[] | null;
  readonly symptomReports: readonly SymptomReportRow[] | null;
  readonly bloodTests: readonly BloodTestRow[] | null;
  readonly treatments: readonly TreatmentRow[] | null;
  readonly visits: readonly Visit[] | null;
  readonly oxygenNeeds: readonly OxygenNeedRow[] | null;
  readonly cautions: readonly Caution[] | null;
  readonly progressionDecisions: readonly ProgressionDecision[] | null;
  readonly exclusions: readonly ExclusionRow[] | null;
  readonly episodes: readonly Episode[] | null;
}

/** How to tell what was known: now, or at the instant `$2`. */
interface Known {
  readonly fact: (row: string) => string;
  readonly patient: string;
  readonly mergedInto: string;
  readonly exclusion: string;
  readonly episode: string;
}

const NOW: Known = {
  fact: (row) => `${row}.superseded_at IS NULL AND ${row}.withdrawn_at IS NULL`,
  patient: 'true',
  mergedInto: 'patient.merged_into',
  exclusion: 'lifted_at IS NULL',
  episode: 'withdrawn_at IS NULL',
};

const since = (began: string, ended: string) => `${began} <= $2 AND (${ended} IS NULL OR ${ended} > $2)`;

const THEN: Known = {
  fact: (row) =>
    `${since(`${row}.recorded_at`, `${row}.superseded_at`)} AND (${row}.withdrawn_at IS NULL OR ${row}.withdrawn_at > $2)`,
  patient: 'patient.created_at <= $2',
  mergedInto: `(SELECT patient_id FROM patient_merge
                 WHERE merged_patient_id = patient.id AND ${since('merged_at', 'undone_at')})`,
  exclusion: since('excluded_at', 'lifted_at'),
  episode: since('recorded_at', 'withdrawn_at'),
};

/** What was not recorded is left out of the objects, as it is in the record. */
const rowsOf = (columns: string, source: string) =>
  `(SELECT json_agg(json_strip_nulls(row_to_json(found))) FROM (SELECT ${columns} FROM ${source}) AS found)`;

const factsOf = (table: string, columns: string, known: Known) =>
  rowsOf(
    `fact.lineage_id AS "lineageId", fact.id, ${columns}`,
    `${table} AS fact WHERE fact.patient_id = patient.id AND ${known.fact('fact')}`,
  );

const PFT = `
  tested_on AS "testedOn", fvc_ml AS "fvcMl", fvc_pct_pred_tenths AS "fvcPctPredTenths", fev1_ml AS "fev1Ml",
  dlco_thousandths AS "dlcoThousandths", dlco_unit AS "dlcoUnit", dlco_pct_pred_tenths AS "dlcoPctPredTenths",
  hb_corrected AS "hbCorrected", haemoglobin_g_per_l_tenths AS "haemoglobinGPerLTenths",
  reference_equation AS "referenceEquation", dlco_reference_equation AS "dlcoReferenceEquation",
  quality_grade AS "qualityGrade", bronchodilator, setting, laboratory, device, height_cm_tenths AS "heightCmTenths",
  not_done AS "notDone"`;

const HRCT = `
  performed_on AS "performedOn", fibrosis_extent_tenths AS "fibrosisExtentTenths", fibrosis_band AS "fibrosisBand",
  ild_extent_tenths AS "ildExtentTenths", pattern, fibrosis_change AS "fibrosisChange",
  compared_with_on AS "comparedWithOn"`;

const SYMPTOM_REPORT = `
  reported_on AS "reportedOn", change, compared_with_on AS "comparedWithOn", instrument,
  score_hundredths AS "scoreHundredths"`;

const BLOOD_TEST = `
  collected_on AS "collectedOn", collected_at AS "collectedAt", laboratory, insufficient,
  json_build_object(${ANALYTE_NAMES.map((analyte) => `'${analyte}', ${analyte}_thousandths`).join(', ')}) AS thousandths,
  reference_ranges AS "referenceRanges"`;

const TREATMENT_CHANGE = `
  changed_on AS "on", kind, dose_amount_thousandths AS "doseAmountThousandths", dose_unit AS "doseUnit",
  times_per_day_hundredths AS "timesPerDayHundredths", why`;

const treatment = (known: Known) => `
  drug, route, planned_start_on AS "plannedStartOn", started_on AS "startedOn", stopped_on AS "stoppedOn",
  stop_reason AS "stopReason", indication,
  ${rowsOf(
    `change.lineage_id AS "lineageId", change.id, ${TREATMENT_CHANGE}`,
    `treatment_change AS change
      WHERE change.patient_id = fact.patient_id AND change.treatment_lineage_id = fact.lineage_id
        AND ${known.fact('change')}`,
  )} AS changes`;

const OXYGEN_NEED = `
  assessed_on AS "on", litres_per_minute_tenths AS "litresPerMinuteTenths", at_rest AS "atRest", spo2`;

/** An exclusion says something only while its test stands. */
const exclusions = (known: Known) =>
  rowsOf(
    `id, pft_lineage_id AS "pftLineageId", reason, excluded_at AS "excludedAt"`,
    `exclusion
      WHERE patient_id = patient.id AND ${known.exclusion}
        AND EXISTS (SELECT FROM pft AS test
                     WHERE test.patient_id = exclusion.patient_id AND test.lineage_id = pft_lineage_id
                       AND ${known.fact('test')})`,
  );

const episodes = (known: Known) =>
  rowsOf(
    `id, started_on AS "startedOn", baseline_lineage_id AS "baselineLineageId", code`,
    `episode WHERE patient_id = patient.id AND ${known.episode}`,
  );

/** One statement for everything: a review waits for one answer, not for thirteen. */
const records = (known: Known) => `
  SELECT patient.id AS "patientId", patient.site_id AS "siteId", patient.registered_on AS "registeredOn",
         site.time_zone AS "timeZone", site.surveillance_protocol AS "surveillanceProtocol",
         site.blood_protocol AS "bloodProtocol",
         state.record_revision AS "recordRevision", state.reviewed_revision AS "reviewedRevision",
         state.rule_set_seq AS "ruleSetSeq", state.reviewed_on AS "reviewedOn", state.next_review_on AS "nextReviewOn",
         ${known.mergedInto} AS "mergedInto",
         ${factsOf('person_fact', 'kind, valid_on AS "on", value', known)} AS person,
         ${factsOf('pft', PFT, known)} AS pfts,
         ${factsOf('hrct', HRCT, known)} AS hrcts,
         ${factsOf('symptom_report', SYMPTOM_REPORT, known)} AS "symptomReports",
         ${factsOf('blood_test', BLOOD_TEST, known)} AS "bloodTests",
         ${factsOf('treatment', treatment(known), known)} AS treatments,
         ${factsOf('visit', 'visited_on AS "on", specialty', known)} AS visits,
         ${factsOf('oxygen_need', OXYGEN_NEED, known)} AS "oxygenNeeds",
         ${factsOf('caution', 'noted_on AS "on", kind, note', known)} AS cautions,
         ${factsOf(
           'progression_decision',
           'decided_on AS "decidedOn", decision, baseline_on AS "baselineOn"',
           known,
         )} AS "progressionDecisions",
         ${exclusions(known)} AS exclusions,
         ${episodes(known)} AS episodes
    FROM patient
    JOIN patient_review_state AS state ON state.patient_id = patient.id
    JOIN site ON site.id = patient.site_id
   WHERE patient.id = ANY ($1::uuid[]) AND ${known.patient}`;

export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Records as they stand. */
export const RECORDS: Statement = { name: 'records', text: records(NOW) };

/** Records as they were known at the instant `$2`. */
export const RECORDS_THEN: Statement = { name: 'records-then', text: records(THEN) };
