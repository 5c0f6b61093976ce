import {
  emptyRecord,
  type BloodTest,
  type Exclusion,
  type IntervalOverride,
  type IsoDate,
  type Override,
  type OxygenNeed,
  type PatientRecord,
  type SymptomReport,
  type Treatment,
  type TreatmentChange,
  type WarningDecision,
} from '@interstice/clinical';
import { protocolById, type Protocol } from '@interstice/guideline';
import { fromScaledInteger } from '@interstice/contracts';
import { calendarDay, utcText } from '../clock.js';
import type { QueryFn } from '../database/database.js';
import type {
  BloodTestRow,
  ExclusionRow,
  OverrideRow,
  OxygenNeedRow,
  RecordRow,
  SymptomReportRow,
  TreatmentChangeRow,
  TreatmentRow,
  WarningDecisionRow,
} from './record-rows.js';
import { RECORDS, RECORDS_THEN } from './record-statements.js';

/** A record with what the review needs to know about where it stands. */
export interface LoadedRecord {
  readonly record: PatientRecord;
  readonly siteId: string;
  readonly timeZone: string;
  /** The protocol that the site chose. */
  readonly surveillanceProtocol: string;
  /** The one that it chose for blood tests (B-20). */
  readonly bloodProtocol: string;
  /** What it alerts by. */
  readonly alertSets: readonly string[];
  readonly recordRevision: number;
  readonly reviewedRevision: number;
  readonly ruleSetSeq: number;
  readonly reviewedOn: IsoDate | null;
  readonly nextReviewOn: IsoDate | null;
  /** Versions of the person facts that the last review read; null where it did not note them. */
  readonly reviewedPerson: readonly string[] | null;
}

/**
 * What the record's site has chosen.
 *
 * @throws UnknownProtocolError, UnknownAlertSetError when this version does not have it
 */
export function protocolOf(loaded: LoadedRecord): Protocol {
  return protocolById(loaded.surveillanceProtocol, loaded.bloodProtocol, loaded.alertSets);
}

export interface RecordsAsKnown {
  /**
   * The instant: what was recorded later, or was superseded, withdrawn, lifted or undone by then, is left out. A patient who
   * was entered later is not there.
   */
  readonly knownAt?: Date;
}

/** One record; undefined when there is no such patient at the sites that the transaction may see. */
export async function loadRecord(
  query: QueryFn,
  patientId: string,
  asKnown: RecordsAsKnown = {},
): Promise<LoadedRecord | undefined> {
  return (await loadRecords(query, [patientId], asKnown)).get(patientId);
}

/** Records of many patients in one query, whatever their number: facts and revision are of the same moment. */
export async function loadRecords(
  query: QueryFn,
  patientIds: readonly string[],
  { knownAt }: RecordsAsKnown = {},
): Promise<Map<string, LoadedRecord>> {
  const { text, name } = knownAt === undefined ? RECORDS : RECORDS_THEN;
  const values = knownAt === undefined ? [patientIds] : [patientIds, knownAt];
  const rows = await query<RecordRow & Record<string, unknown>>(text, values, name);
  return new Map(rows.map((row) => [row.patientId, loadedOf(row)]));
}

function loadedOf(row: RecordRow): LoadedRecord {
  const { patientId, siteId, timeZone, surveillanceProtocol, bloodProtocol, alertSets, mergedInto } = row;
  const { recordRevision, reviewedRevision, ruleSetSeq, reviewedOn, nextReviewOn, reviewedPerson } = row;
  return {
    siteId,
    timeZone,
    surveillanceProtocol,
    bloodProtocol,
    alertSets,
    recordRevision,
    reviewedRevision,
    ruleSetSeq,
    reviewedOn,
    nextReviewOn,
    reviewedPerson,
    record: {
      ...emptyRecord(patientId, row.registeredOn),
      person: row.person ?? [],
      pfts: row.pfts ?? [],
      hrcts: row.hrcts ?? [],
      symptomReports: row.symptomReports?.map(symptomReportOf) ?? [],
      bloodTests: row.bloodTests?.map(bloodTestOf) ?? [],
      treatments: row.treatments?.map(treatmentOf) ?? [],
      visits: row.visits ?? [],
      oxygenNeeds: row.oxygenNeeds?.map(oxygenNeedOf) ?? [],
      cautions: row.cautions ?? [],
      progressionDecisions: row.progressionDecisions ?? [],
      exclusions: row.exclusions?.map((exclusion) => exclusionOf(exclusion, timeZone)) ?? [],
      overrides: row.overrides?.map((override) => overrideOf(override, timeZone)) ?? [],
      warningDecisions: row.warningDecisions?.map((decision) => warningDecisionOf(decision, timeZone)) ?? [],
      ...(mergedInto === null ? {} : { mergedInto }),
    },
  };
}

function symptomReportOf({ scoreHundredths, ...asStored }: SymptomReportRow): SymptomReport {
  return { ...asStored, ...scaled('score', scoreHundredths, fromHundredths) };
}

function bloodTestOf({ collectedAt, ...asStored }: BloodTestRow): BloodTest {
  return { ...asStored, ...(collectedAt === undefined ? {} : { collectedAt: utcText(collectedAt) }) };
}

function treatmentOf({ changes, ...asStored }: TreatmentRow): Treatment {
  return { ...asStored, changes: changes?.map(treatmentChangeOf) ?? [] };
}

function treatmentChangeOf({
  doseAmountThousandths,
  timesPerDayHundredths,
  ...asStored
}: TreatmentChangeRow): TreatmentChange {
  return {
    ...asStored,
    ...scaled('doseAmount', doseAmountThousandths, (thousandths) => fromScaledInteger(thousandths, 3)),
    ...scaled('timesPerDay', timesPerDayHundredths, fromHundredths),
  };
}

function oxygenNeedOf({ litresPerMinuteTenths, ...asStored }: OxygenNeedRow): OxygenNeed {
  return {
    ...asStored,
    ...scaled('litresPerMinute', litresPerMinuteTenths, (tenths) => fromScaledInteger(tenths, 1)),
  };
}

function exclusionOf({ excludedAt, ...asStored }: ExclusionRow, timeZone: string): Exclusion {
  return { ...asStored, on: calendarDay(new Date(excludedAt), timeZone) };
}

function overrideOf(
  { count = 0, unit, stop, setAt, test, ...asStored }: OverrideRow,
  timeZone: string,
): Override {
  const common = { ...asStored, setOn: calendarDay(new Date(setAt), timeZone) };
  if (stop !== undefined) return { ...common, test, stop };
  const every = unit === 'weeks' ? { weeks: count } : { months: count };
  // Of an interval the database admits these alone.
  return { ...common, test: test as IntervalOverride['test'], every };
}

function warningDecisionOf(
  { decidedAt, ...asStored }: WarningDecisionRow,
  timeZone: string,
): WarningDecision {
  return { ...asStored, decidedOn: calendarDay(new Date(decidedAt), timeZone) };
}

function fromHundredths(hundredths: number): number {
  return fromScaledInteger(hundredths, 2);
}

/** A field with its unit; no field where nothing is recorded. */
function scaled<Name extends string, Unit>(
  name: Name,
  stored: number | undefined,
  unit: (stored: number) => Unit,
): { readonly [Key in Name]?: Unit } {
  return (stored === undefined ? {} : { [name]: unit(stored) }) as { readonly [Key in Name]?: Unit };
}
