import {
  centimetresFromTenths,
  dlcoAmountFromThousandths,
  emptyRecord,
  gramsPerLitreFromTenths,
  millilitres,
  pctOfLungFromTenths,
  pctPredFromTenths,
  type Episode,
  type Hrct,
  type IsoDate,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type SymptomReport,
} from '@interstice/clinical';
import type { QueryFn } from '../database/database.js';
import { fromScaledInteger } from '@interstice/contracts';
import {
  EPISODES,
  HRCTS,
  PATIENTS,
  PERSON_FACTS,
  PFTS,
  SYMPTOM_REPORTS,
  type HrctRow,
  type PatientRow,
  type PftRow,
  type SymptomReportRow,
} from './record-rows.js';

/** A record with what the review needs to know about where it stands. */
export interface LoadedRecord {
  readonly record: PatientRecord;
  readonly siteId: string;
  readonly timeZone: string;
  /** The protocol that the site chose. */
  readonly surveillanceProtocol: string;
  readonly recordRevision: number;
  readonly reviewedRevision: number;
  readonly ruleSetSeq: number;
  readonly reviewedOn: IsoDate | null;
  readonly nextReviewOn: IsoDate | null;
}

/** One record; undefined when there is no such patient at the sites that the transaction may see. */
export async function loadRecord(query: QueryFn, patientId: string): Promise<LoadedRecord | undefined> {
  return (await loadRecords(query, [patientId])).get(patientId);
}

/**
 * Records of many patients in a fixed number of queries, whatever their number. To be called in one snapshot: facts and
 * revision must be of the same moment.
 */
export async function loadRecords(
  query: QueryFn,
  patientIds: readonly string[],
): Promise<Map<string, LoadedRecord>> {
  const read = <Row extends { patientId: string }>(statement: { name: string; text: string }) =>
    query<Row & Record<string, unknown>>(statement.text, [patientIds], statement.name);
  const patients = await read<PatientRow>(PATIENTS);
  const person = byPatient(await read<{ patientId: string } & PersonFact>(PERSON_FACTS), personFactOf);
  const pfts = byPatient(await read<PftRow>(PFTS), pftOf);
  const hrcts = byPatient(await read<HrctRow>(HRCTS), hrctOf);
  const symptomReports = byPatient(await read<SymptomReportRow>(SYMPTOM_REPORTS), symptomReportOf);
  const episodes = byPatient(await read<{ patientId: string } & Episode>(EPISODES), episodeOf);

  return new Map(
    patients.map(({ patientId, registeredOn, ...standing }) => [
      patientId,
      {
        ...standing,
        record: {
          ...emptyRecord(patientId, registeredOn),
          person: person.get(patientId) ?? [],
          pfts: pfts.get(patientId) ?? [],
          hrcts: hrcts.get(patientId) ?? [],
          symptomReports: symptomReports.get(patientId) ?? [],
          episodes: episodes.get(patientId) ?? [],
        },
      },
    ]),
  );
}

function personFactOf(row: { patientId: string } & PersonFact): PersonFact {
  const { patientId, ...fact } = row;
  void patientId;
  return fact;
}

function episodeOf({ id, startedOn, baselineLineageId, code }: Episode): Episode {
  return { id, startedOn, baselineLineageId, code };
}

function pftOf(row: PftRow): Pft {
  return present({
    lineageId: row.lineageId,
    id: row.id,
    testedOn: row.testedOn,
    fvc: scaled(row.fvcMl, millilitres),
    fvcPctPred: scaled(row.fvcPctPredTenths, pctPredFromTenths),
    fev1: scaled(row.fev1Ml, millilitres),
    dlco: scaled(row.dlcoThousandths, dlcoAmountFromThousandths),
    dlcoUnit: row.dlcoUnit,
    dlcoPctPred: scaled(row.dlcoPctPredTenths, pctPredFromTenths),
    hbCorrected: row.hbCorrected,
    haemoglobin: scaled(row.haemoglobinGPerLTenths, gramsPerLitreFromTenths),
    referenceEquation: row.referenceEquation,
    dlcoReferenceEquation: row.dlcoReferenceEquation,
    qualityGrade: row.qualityGrade,
    bronchodilator: row.bronchodilator,
    setting: row.setting,
    laboratory: row.laboratory,
    device: row.device,
    height: scaled(row.heightCmTenths, centimetresFromTenths),
    notDone: row.notDone,
  });
}

function hrctOf(row: HrctRow): Hrct {
  return present({
    lineageId: row.lineageId,
    id: row.id,
    performedOn: row.performedOn,
    fibrosisExtent: scaled(row.fibrosisExtentTenths, pctOfLungFromTenths),
    fibrosisBand: row.fibrosisBand,
    ildExtent: scaled(row.ildExtentTenths, pctOfLungFromTenths),
    pattern: row.pattern,
    fibrosisChange: row.fibrosisChange,
    comparedWithOn: row.comparedWithOn,
  });
}

function symptomReportOf(row: SymptomReportRow): SymptomReport {
  return present({
    lineageId: row.lineageId,
    id: row.id,
    reportedOn: row.reportedOn,
    change: row.change,
    comparedWithOn: row.comparedWithOn,
    instrument: row.instrument,
    score: scaled(row.scoreHundredths, (hundredths) => fromScaledInteger(hundredths, 2)),
  });
}

function scaled<Unit>(stored: number | null, unit: (stored: number) => Unit): Unit | null {
  return stored === null ? null : unit(stored);
}

type Present<Row> = {
  [Key in keyof Row as null extends Row[Key] ? never : Key]: Row[Key];
} & {
  [Key in keyof Row as null extends Row[Key] ? Key : never]?: Exclude<Row[Key], null>;
};

/** Leaves out what is not recorded: absent, never null, in the record. */
function present<Row extends object>(row: Row): Present<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<Row>;
}

function byPatient<Row extends { patientId: string }, Fact>(
  rows: readonly Row[],
  factOf: (row: Row) => Fact,
): Map<string, Fact[]> {
  const facts = new Map<string, Fact[]>();
  for (const row of rows) {
    const known = facts.get(row.patientId);
    if (known === undefined) facts.set(row.patientId, [factOf(row)]);
    else known.push(factOf(row));
  }
  return facts;
}
