import { ANALYTE_NAMES } from '@interstice/clinical';

/** How to tell what was known: now, or at the instant `$2`. */
interface Known {
  readonly fact: (row: string) => string;
  readonly patient: string;
  readonly mergedInto: string;
  readonly exclusion: string;
  readonly override: string;
  readonly action: string;
}

const NOW: Known = {
  fact: (row) => `${row}.superseded_at IS NULL AND ${row}.withdrawn_at IS NULL`,
  patient: 'true',
  mergedInto: 'patient.merged_into',
  exclusion: 'lifted_at IS NULL',
  override: 'lifted_at IS NULL',
  action: 'true',
};

const since = (began: string, ended: string) => `${began} <= $2 AND (${ended} IS NULL OR ${ended} > $2)`;

const THEN: Known = {
  fact: (row) =>
    `${since(`${row}.recorded_at`, `${row}.superseded_at`)} AND (${row}.withdrawn_at IS NULL OR ${row}.withdrawn_at > $2)`,
  patient: 'patient.created_at <= $2',
  mergedInto: `(SELECT patient_id FROM patient_merge
                 WHERE merged_patient_id = patient.id AND ${since('merged_at', 'undone_at')})`,
  exclusion: since('excluded_at', 'lifted_at'),
  override: since('set_at', 'lifted_at'),
  action: 'at <= $2',
};

/** What JSON calls a value, and the expression that gives it. */
type Fields = Readonly<Record<string, string>>;

/**
 * What was not recorded is left out of the objects, as it is in the record. Left out while they are made: to make them whole
 * and to strip them takes twice the time.
 */
const objectOf = (fields: Fields) =>
  `JSON_OBJECT(${Object.entries(fields)
    .map(([name, value]) => `'${name}' VALUE ${value}`)
    .join(', ')} ABSENT ON NULL RETURNING json)`;

const rowsOf = (fields: Fields, source: string) => `(SELECT json_agg(${objectOf(fields)}) FROM ${source})`;

const factsOf = (table: string, fields: Fields, known: Known) =>
  rowsOf(
    { lineageId: 'fact.lineage_id', id: 'fact.id', ...fields },
    `${table} AS fact WHERE fact.patient_id = patient.id AND ${known.fact('fact')}`,
  );

const PERSON_FACT = { kind: 'kind', on: 'valid_on', value: 'jsonb_strip_nulls(value)' };

/** Columns count in the units of the record, so numbers are what they are there. */
const PFT = {
  testedOn: 'tested_on',
  fvc: 'fvc_ml',
  fvcPctPred: 'fvc_pct_pred_tenths',
  fev1: 'fev1_ml',
  dlco: 'dlco_thousandths',
  dlcoUnit: 'dlco_unit',
  dlcoPctPred: 'dlco_pct_pred_tenths',
  hbCorrected: 'hb_corrected',
  haemoglobin: 'haemoglobin_g_per_l_tenths',
  referenceEquation: 'reference_equation',
  dlcoReferenceEquation: 'dlco_reference_equation',
  qualityGrade: 'quality_grade',
  bronchodilator: 'bronchodilator',
  setting: 'setting',
  laboratory: 'laboratory',
  device: 'device',
  height: 'height_cm_tenths',
  notDone: 'not_done',
};

const HRCT = {
  performedOn: 'performed_on',
  fibrosisExtent: 'fibrosis_extent_tenths',
  fibrosisBand: 'fibrosis_band',
  ildExtent: 'ild_extent_tenths',
  pattern: 'pattern',
  fibrosisChange: 'fibrosis_change',
  comparedWithOn: 'compared_with_on',
};

const SYMPTOM_REPORT = {
  reportedOn: 'reported_on',
  change: 'change',
  comparedWithOn: 'compared_with_on',
  instrument: 'instrument',
  scoreHundredths: 'score_hundredths',
};

const BLOOD_TEST = {
  collectedOn: 'collected_on',
  collectedAt: 'collected_at',
  laboratory: 'laboratory',
  insufficient: 'insufficient',
  amounts: objectOf(Object.fromEntries(ANALYTE_NAMES.map((analyte) => [analyte, `${analyte}_thousandths`]))),
  referenceRanges: 'jsonb_strip_nulls(reference_ranges)',
};

const TREATMENT_CHANGE = {
  on: 'changed_on',
  kind: 'kind',
  doseAmountThousandths: 'dose_amount_thousandths',
  doseUnit: 'dose_unit',
  timesPerDayHundredths: 'times_per_day_hundredths',
  why: 'why',
};

const treatment = (known: Known) => ({
  drug: 'drug',
  route: 'route',
  plannedStartOn: 'planned_start_on',
  startedOn: 'started_on',
  stoppedOn: 'stopped_on',
  stopReason: 'stop_reason',
  indication: 'indication',
  changes: rowsOf(
    { lineageId: 'change.lineage_id', id: 'change.id', ...TREATMENT_CHANGE },
    `treatment_change AS change
      WHERE change.patient_id = fact.patient_id AND change.treatment_lineage_id = fact.lineage_id
        AND ${known.fact('change')}`,
  ),
});

const OXYGEN_NEED = {
  on: 'assessed_on',
  litresPerMinuteTenths: 'litres_per_minute_tenths',
  atRest: 'at_rest',
  spo2: 'spo2',
};

const VISIT = { on: 'visited_on', specialty: 'specialty' };

const CAUTION = { on: 'noted_on', kind: 'kind', note: 'note' };

const PROGRESSION_DECISION = { decidedOn: 'decided_on', decision: 'decision', baselineOn: 'baseline_on' };

/** An exclusion says something only while its test stands. */
const exclusions = (known: Known) =>
  rowsOf(
    { id: 'id', pftLineageId: 'pft_lineage_id', reason: 'reason', excludedAt: 'excluded_at' },
    `exclusion
      WHERE patient_id = patient.id AND ${known.exclusion}
        AND EXISTS (SELECT FROM pft AS test
                     WHERE test.patient_id = exclusion.patient_id AND test.lineage_id = pft_lineage_id
                       AND ${known.fact('test')})`,
  );

const OVERRIDE = {
  id: 'id',
  test: 'test',
  count: 'interval_count',
  unit: 'interval_unit',
  stop: 'stop',
  until: 'until',
  reason: 'reason',
  setAt: 'set_at',
};

/** The last decision about a warning counts, and only where it names a day and was not taken back. */
const warningDecisions = (known: Known) =>
  rowsOf(
    { key: 'key', decidedAt: 'decision.at', reviewOn: 'decision.review_on' },
    `alert_action AS decision JOIN alert ON alert.patient_id = decision.patient_id AND alert.id = decision.alert_id
      WHERE decision.patient_id = patient.id AND decision.review_on IS NOT NULL AND decision.id = (
        SELECT id FROM alert_action AS last
         WHERE last.patient_id = patient.id AND last.alert_id = alert.id
           AND last.kind IN ('acted', 'dismissed', 'reopened') AND ${known.action}
         ORDER BY last.at DESC, last.id DESC LIMIT 1)`,
  );

/** One statement for everything: a review waits for one answer, not for twelve. */
const records = (known: Known) => `
  SELECT patient.id AS "patientId", patient.site_id AS "siteId", patient.registered_on AS "registeredOn",
         site.time_zone AS "timeZone", site.surveillance_protocol AS "surveillanceProtocol",
         site.blood_protocol AS "bloodProtocol", site.alert_sets AS "alertSets",
         state.record_revision AS "recordRevision", state.reviewed_revision AS "reviewedRevision",
         state.rule_set_seq AS "ruleSetSeq", state.reviewed_on AS "reviewedOn", state.next_review_on AS "nextReviewOn",
         state.reviewed_person AS "reviewedPerson",
         ${known.mergedInto} AS "mergedInto",
         ${factsOf('person_fact', PERSON_FACT, known)} AS person,
         ${factsOf('pft', PFT, known)} AS pfts,
         ${factsOf('hrct', HRCT, known)} AS hrcts,
         ${factsOf('symptom_report', SYMPTOM_REPORT, known)} AS "symptomReports",
         ${factsOf('blood_test', BLOOD_TEST, known)} AS "bloodTests",
         ${factsOf('treatment', treatment(known), known)} AS treatments,
         ${factsOf('visit', VISIT, known)} AS visits,
         ${factsOf('oxygen_need', OXYGEN_NEED, known)} AS "oxygenNeeds",
         ${factsOf('caution', CAUTION, known)} AS cautions,
         ${factsOf('progression_decision', PROGRESSION_DECISION, known)} AS "progressionDecisions",
         ${exclusions(known)} AS exclusions,
         ${rowsOf(OVERRIDE, `interval_override WHERE patient_id = patient.id AND ${known.override}`)} AS overrides,
         ${warningDecisions(known)} AS "warningDecisions"
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
